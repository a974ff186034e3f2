/** The desk without manners: it strikes, and after each strike the service must answer an honest desk and have told nobody anything. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Random } from '../../main/demonstration/generate/random.ts';
import { heardPiece } from '../../main/line/file-messages.ts';
import { heardByWorkstation, protocolName } from '../../main/line/frames.ts';
import { framesOf, type Overheard } from './hostile-frames.ts';
import type { UnitWorld } from './unit-world.ts';

const machine: ReadonlySet<string> = new Set([
  'UNEXPECTED',
  'ENGINE_STOPPED',
  'STORE_AWAY',
  'DISK_FULL',
  'VAULT_DAMAGED',
]);
const manyPings = 1_000;

function send(socket: WebSocket, frame: ReturnType<typeof framesOf>[number]): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (frame === 'pings') for (let n = 0; n < manyPings; n += 1) socket.ping();
  else if (frame === 'half a frame') {
    // The head of a masked text frame of 300 bytes, and ten of them.
    const wire: Socket = Reflect.get(socket, '_socket');
    wire.write(Buffer.from([0x81, 0xfe, 0x01, 0x2c, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  } else socket.send(frame, { binary: typeof frame !== 'string' });
}

/** What is wrong with what a desk without a session was told, or `null`. */
function faultOfHeard(heard: readonly { data: Buffer; binary: boolean }[], secrets: readonly string[]): string | null {
  for (const { data, binary } of heard) {
    const text = String(data);
    if (secrets.some((secret) => text.includes(secret))) return 'a desk without a session was told a secret';
    if (binary ? heardPiece(data) === null : heardByWorkstation(text) === null) return 'the service sent no message';
    if (text.startsWith('{"kind":"session"')) return 'a desk was given the session of another';
  }
  return null;
}

export async function hostileDesk(world: UnitWorld) {
  const key = randomUUID();
  await world.honest.ask('intake.saveDraft', { draftId: null, form: { text: 'A draft of the honest desk' } }, key);
  const overheard = (): Overheard => ({ session: world.honest.session(), key });
  const heard: { data: Buffer; binary: boolean }[] = [];
  let socket: WebSocket | null = null;

  function connected(): Promise<WebSocket | null> {
    const { promise, resolve } = Promise.withResolvers<WebSocket | null>();
    const { certificate, key: own } = world.hostile;
    const tls = { ca: world.authority, cert: certificate, key: own };
    const line = new WebSocket(`wss://127.0.0.1:${world.port}`, protocolName, tls);
    line.on('message', (data: Buffer, binary) => {
      heard.push({ data, binary });
      resolve(line);
    });
    line.on('error', () => resolve(null));
    line.on('close', () => resolve(null));
    return promise;
  }

  return {
    /** What was wrong, or `null`. */
    async strike(random: Random): Promise<string | null> {
      if (socket === null || socket.readyState !== WebSocket.OPEN) socket = await connected();
      if (socket === null) return 'a desk is not let in';
      for (const frame of framesOf(random, overheard())) send(socket, frame);
      const answer = await world.honest.ask('contributions.count', { filter: {} });
      // An administrator of the fuzz may have taken something away from who works there; the service has answered.
      if (!answer.ok && machine.has(answer.error.code)) return `the honest desk is told ${answer.error.code}`;
      const secrets = world.secrets();
      const journal = JSON.stringify(world.events.splice(0));
      if ([...secrets, 'adjei'].some((secret) => journal.includes(secret))) return 'the journal holds a secret';
      return faultOfHeard(heard.splice(0), secrets);
    },
    end: () => socket?.terminate(),
  };
}
export type HostileDesk = Awaited<ReturnType<typeof hostileDesk>>;
