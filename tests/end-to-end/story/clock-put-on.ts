/**
 * Loaded before the service of a unit: its clock is put so many hours on as it is told, as if they had passed. What waits for a minute or more
 * waits by that clock; what is shorter keeps lines alive and goes on as it was.
 */
const hour = 3_600_000;
const minute = 60_000;
/** Milliseconds between two looks at the clock. */
const between = 100;

let ahead = 0;
process.on('message', ({ hours }: { hours: number }) => {
  ahead += hours * hour;
});
// A service that is told to stop does not wait for another hour.
process.channel?.unref();

const RealDate = Date;
const now = () => RealDate.now() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

const realTimeout = globalThis.setTimeout;
const byTheClock = (then: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) => {
  if (milliseconds < minute) return realTimeout(then, milliseconds, ...args);
  const until = now() + milliseconds;
  const looks = setInterval(() => {
    if (now() < until) return;
    clearInterval(looks);
    then(...args);
  }, between);
  return looks;
};
globalThis.setTimeout = Object.assign(byTheClock, realTimeout) as typeof setTimeout;
