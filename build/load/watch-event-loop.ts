/** Loaded into the service's process beside it (`node --import`): how late its event loop is, told to whoever started it. The service knows nothing of it. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolution = 10;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
process.on('message', () => {
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  process.send?.({ p95: late(delay.percentile(95)), worst: late(delay.max) });
  delay.reset();
});
// What carries these messages does not keep the service from ending.
process.channel?.unref();
