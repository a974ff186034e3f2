/** The engine's own process: under Electron a utility process, under Node a forked child. */
import { Marking } from '../../preload/contract/words.ts';
import type { FromEngine, ToEngine } from './protocol.ts';
import { createServer } from './server.ts';

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const port = (process as typeof process & { parentPort?: ParentPort }).parentPort;
const send = (message: FromEngine): void => {
  if (port !== undefined) port.postMessage(message);
  else process.send?.(message);
};

const server = createServer({
  installation: { maximumMarking: Marking.catch('OFFICIAL-SENSITIVE').parse(process.env.VIGIL_MAXIMUM_MARKING) },
});
const engine = server.connect({
  workstation: 'this desk',
  send,
  // Ending the process is the surest way to give its memory back; a moment is left for the last message to go.
  end: () => setTimeout(() => process.exit(0), 20),
});

const receive = (message: unknown): void => void engine.receive(message as ToEngine);
if (port !== undefined) port.on('message', (event) => receive(event.data));
else process.on('message', receive);
// A host that died leaves no engine behind with the keys in memory.
process.on('disconnect', () => void engine.receive({ kind: 'close' }));
send({ kind: 'ready' });
