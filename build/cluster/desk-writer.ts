/**
 * Somebody at a desk of the unit who records contributions over the line, through the proxy to whichever service it gives them. As a
 * window does, it asks again with the write's own key where no answer came, opens a new line where the old one broke, and goes on
 * with its session there: people sign in once.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeskSession, EngineProcess, FromEngine } from '../../main/engine/protocol.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { UnitDesk } from './services.ts';
import type { Writer } from './writer.ts';

/** Milliseconds until an answer is no longer waited for, and before a line is tried again. */
const [patience, pause] = [10_000, 300];

interface Line {
  engine: EngineProcess;
  gone: boolean;
  /** With the token that was given last. Resolves with whether the session goes on. */
  resume(session: DeskSession): Promise<boolean>;
  /** Resolves with `null` where the line ends or the time is over. */
  ask(verb: string, input: unknown, key?: string): Promise<Result<unknown> | null>;
}

/** `given`: told each token for going on elsewhere, and `null` once the session has ended. */
function openLine(desk: UnitDesk, given: (session: DeskSession | null) => void): Promise<Line | null> {
  const engine = remoteEngine(desk.service);
  const waiting = new Map<number, (result: Result<unknown> | null) => void>();
  let last = 0;
  let resumed: (goesOn: boolean) => void = () => undefined;
  const line: Line = {
    engine,
    gone: false,
    resume({ login, token }) {
      const answer = new Promise<boolean>((resolve) => {
        resumed = resolve;
      });
      engine.send({ kind: 'resume', login, token });
      return Promise.race([answer, sleep(patience, false, { ref: false })]);
    },
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
    if (message.kind === 'session') {
      given(message);
      resumed(true);
    }
    if (message.kind === 'closed') {
      given(null);
      engine.kill();
    }
    if (message.kind !== 'reply') return;
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  engine.onExit(() => {
    line.gone = true;
    resolve(null);
    resumed(false);
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
  let session: DeskSession | null = null;
  const given = (next: DeskSession | null) => {
    session = next;
  };

  async function goesOn(on: Line): Promise<boolean> {
    if (session !== null) return on.resume(session);
    const { login, passphrase } = desk;
    return (await on.ask('vault.signIn', { folderToken: 'the-folder-of-the-unit', login, passphrase }))?.ok === true;
  }

  /** With a session, or `null`. */
  async function opened(): Promise<Line | null> {
    if (line !== null && !line.gone) return line;
    const fresh = await openLine(desk, given);
    if (fresh === null || !(await goesOn(fresh))) {
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
      // Its session has ended. A line that no longer carries anything ends by itself.
      if (result?.ok === false && ['VAULT_LOCKED', 'SESSION_ENDED'].includes(result.error.code)) {
        session = null;
        on.engine.kill();
      }
      return result?.ok === true ? 'acknowledged' : 'unknown';
    },
    async end() {
      line?.engine.kill();
    },
  };
}
