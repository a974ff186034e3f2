/** The engine's own process: under Electron a utility process, under Node a forked child. */
import { causeOf } from '../../preload/contract/errors.ts';
import type { FromEngine, ToEngine } from './protocol.ts';

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const port = (process as typeof process & { parentPort?: ParentPort }).parentPort;
const send = (message: FromEngine): void => {
  if (port !== undefined) port.postMessage(message);
  else process.send?.(message);
};

/** All that is known about an engine that failed is what it reports itself: a packaged one has no terminal to write to. */
let failing = false;
function fail(error: unknown): void {
  if (failing) return;
  failing = true;
  console.error(error);
  send({ kind: 'failed', cause: causeOf(error) });
  // Allows a moment for the message to be sent.
  setTimeout(() => process.exit(1), 20);
}
process.on('uncaughtException', fail);

/** Imported here and not at the top of the file, so that a part that is missing or damaged is also a failure with a cause. */
async function load() {
  const [{ createServer }, { Marking }, { ownDesk }] = await Promise.all([
    import('./server.ts'),
    import('../../preload/contract/vocabulary.ts'),
    import('../../preload/contract/audit.ts'),
  ]);
  const server = createServer({
    installation: { maximumMarking: Marking.catch('OFFICIAL-SENSITIVE').parse(process.env.VIGIL_MAXIMUM_MARKING) },
  });
  return server.connect({
    workstation: ownDesk,
    send,
    // Ending the process is the surest way to give its memory back; a moment is allowed for the last message to be
    // sent.
    end: () => setTimeout(() => process.exit(0), 20),
  });
}

const loading = load();
loading.then(() => send({ kind: 'ready' }), fail);

async function receive(message: ToEngine): Promise<void> {
  const engine = await loading.catch(() => null);
  if (engine !== null && !failing) await engine.receive(message);
}
if (port !== undefined) port.on('message', (event) => void receive(event.data as ToEngine));
else process.on('message', (message) => void receive(message as ToEngine));
// If the host dies, no engine must be left behind with the keys in memory.
process.on('disconnect', () => void receive({ kind: 'close' }));
