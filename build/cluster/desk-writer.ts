/**
 * Somebody at a desk of the unit who records contributions over the line, through the proxy to whichever service it gives them. A
 * write whose answer did not arrive is asked for again with its own key, on a new line where the old one broke.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineProcess, FromEngine } from '../../main/engine/protocol.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { UnitDesk } from './services.ts';
import type { Writer } from './writer.ts';

/** Milliseconds until an answer is no longer waited for, and before a line is tried again. */
const [patience, pause] = [10_000, 300];

interface Line {
  engine: EngineProcess;
  gone: boolean;
  /** Resolves with `null` where the line ends or the time is over. */
  ask(verb: string, input: unknown, key?: string): Promise<Result<unknown> | null>;
}

function openLine(desk: UnitDesk): Promise<Line | null> {
  const engine = remoteEngine(desk.service);
  const waiting = new Map<number, (result: Result<unknown> | null) => void>();
  let last = 0;
  const line: Line = {
    engine,
    gone: false,
    ask(verb, input, key) {
      last += 1;
      const id = last;
      const answer = new Promise<Result<unknown> | null>((resolve) => waiting.set(id, resolve));
      engine.send({ kind: 'request', id, verb, input, ...(key === undefined ? {} : { key }) });
      return Promise.race([answer, sleep(patience, null, { ref: false })]);
    },
  };
  const { promise, resolve } = Promise.withResolvers<Line | null>();
  engine.onMessage((message: FromEngine) => {
    if (message.kind === 'ready') resolve(line);
    if (message.kind === 'closed') engine.kill();
    if (message.kind !== 'reply') return;
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  engine.onExit(() => {
    line.gone = true;
    resolve(null);
    for (const settle of waiting.values()) settle(null);
  });
  return promise;
}

/** The same key for the same id. */
export function keyOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function deskWriter(desk: UnitDesk): Writer {
  let line: Line | null = null;

  /** Signed in, or `null`. */
  async function opened(): Promise<Line | null> {
    if (line !== null && !line.gone) return line;
    const fresh = await openLine(desk);
    const { login, passphrase } = desk;
    const signedIn = await fresh?.ask('vault.signIn', { folderToken: 'unit', login, passphrase });
    if (fresh === null || signedIn?.ok !== true) {
      fresh?.engine.kill();
      await sleep(pause);
      return null;
    }
    line = fresh;
    return fresh;
  }

  return {
    async write(id) {
      const on = await opened();
      if (on === null) return 'unknown';
      const form = { kind: 'tip', channel: 'hotline', text: id };
      const result = await on.ask('intake.record', { form, draftId: null }, keyOf(id));
      // A line that stays silent for so long is given up, as is one whose session has ended.
      if (result === null || (!result.ok && ['VAULT_LOCKED', 'SESSION_ENDED'].includes(result.error.code)))
        on.engine.kill();
      return result?.ok === true ? 'acknowledged' : 'unknown';
    },
    async end() {
      line?.engine.kill();
    },
  };
}
