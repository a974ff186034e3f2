/** The other end of `peek.ts`: a connection whose answers somebody waits for without letting anything else run. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { indexDueWords } from '../../main/store/postgres/case-words.ts';
import { connect, type DatabasePlace } from '../../main/store/postgres/connection.ts';
import type { Asked } from './peek.ts';

const { port, signal } = workerData as { port: MessagePort; signal: Int32Array };

type Open = Awaited<ReturnType<typeof connect>>;
const open = new Map<string, Promise<Open>>();

async function connectTo(place: DatabasePlace): Promise<Open> {
  const on = await connect(place);
  // What the engine holds is not waited for: the engine stands still meanwhile.
  await on.rows(`set lock_timeout = '3s'`);
  return on;
}

async function answer({ place, text, values }: Asked): Promise<unknown> {
  const name = String(place.database);
  const opening = open.get(name) ?? connectTo(place);
  open.set(name, opening);
  const on = await opening;
  if (text === null) {
    open.delete(name);
    await on.end();
    return {};
  }
  if (values === null) {
    await on.script(text);
    return {};
  }
  const result = await on.run(text, values);
  // The tests write cases here as well, whose words the store indexes at the end of each of its own transactions.
  if (/^\s*(?:insert|update)/i.test(text)) await indexDueWords(on);
  return result;
}

port.on('message', async (asked: Asked) => {
  const reply = await answer(asked).catch((error: unknown) => ({
    error: error instanceof Error ? error.message : 'unknown',
  }));
  port.postMessage(reply);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});
