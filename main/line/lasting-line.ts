/**
 * A line to the service that breaks and comes back, in the place of one that ends: while somebody is signed in, it is tried again and
 * their session goes on. What was asked and not answered is asked again with its own key; what is asked meanwhile is taken into the
 * outbox, or refused at once. A lock needs no service: this end forgets everything that it was given.
 */
import { randomUUID } from 'node:crypto';
import type { VerbEntry } from '../../preload/contract/core.ts';
import { type ErrorCode, type Failure, failure, type Result } from '../../preload/contract/errors.ts';
import type { LineNews } from '../../preload/contract/host.ts';
import { contract, isVerb } from '../../preload/contract/index.ts';
import type { DeskSession, EngineProcess, FromEngine, ToEngine } from '../engine/protocol.ts';
import { deliveryOf } from './delivery.ts';
import type { Outbox } from './outbox.ts';
import { takenWithoutLine } from './taken-without-line.ts';

type Request = ToEngine & { kind: 'request' };

export interface LastingLineOptions {
  /** One line, which ends for good when it breaks. */
  connect: () => EngineProcess;
  outbox: Outbox;
}

/** Milliseconds until the first attempt and between the later ones, where nothing is added by chance. */
const [firstPause, longestPause] = [250, 5_000];
/** How long the page may take to keep what is typed before a window locks whose session could not be resumed. */
const lastWords = 2_000;

type Way = 'read' | 'write' | 'own';
function wayOf(verb: string): Way {
  if (!isVerb(verb)) return 'read';
  const entry: VerbEntry = contract[verb];
  if (entry.transaction === 'read') return 'read';
  if (entry.transaction === 'write') return 'write';
  return ['consultation', 'disclosure', 'none'].includes(entry.processing) ? 'read' : 'own';
}

export function lastingLine({ connect, outbox }: LastingLineOptions): EngineProcess {
  const messages: ((message: FromEngine) => void)[] = [];
  const exits: Parameters<EngineProcess['onExit']>[0][] = [];
  const taken = takenWithoutLine(outbox);
  /** Asked and not answered. */
  const pending = new Map<number, Request>();
  let state: 'opening' | 'up' | 'down' | 'over' = 'opening';
  let held: { session: DeskSession; given: number } | null = null;
  let since = new Date().toISOString();
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;
  let present: EngineProcess;

  const say = (message: FromEngine): void => {
    for (const listener of messages) listener(message);
  };
  const reply = (id: number, result: Result<unknown>): void => {
    pending.delete(id);
    say({ kind: 'reply', id, result });
  };
  const tell = (how: LineNews['state']): void => say({ kind: 'line', state: how, since, waiting: taken.waiting() });
  const stateNow = (): LineNews['state'] => (state === 'over' ? 'over' : state === 'down' ? 'down' : 'up');
  const delivery = deliveryOf({
    outbox,
    taken,
    send: (message) => present.send(message),
    told: () => tell(stateNow()),
  });

  function end(...[code, how, means]: Parameters<Parameters<EngineProcess['onExit']>[0]>): void {
    state = 'over';
    held = null;
    clearTimeout(timer);
    delivery.stop();
    present.kill();
    for (const listener of exits) listener(code, how, means);
  }

  /** The service's time, by a clock that nobody sets. */
  function sealing(): { keys: DeskSession['seal']; at: string } | null {
    if (held === null) return null;
    const at = new Date(Date.parse(held.session.now) + (performance.now() - held.given)).toISOString();
    return { keys: held.session.seal, at };
  }

  function withoutLine({ id, verb, input, key }: Request): void {
    const keys = sealing();
    const asked = { verb, input, key: key ?? randomUUID() };
    const answer = keys === null ? null : taken.answer(asked, keys);
    reply(id, answer ?? { ok: false, error: failure('NO_CONNECTION') });
    if (answer !== null) tell('down');
  }

  /** Reads can be done again by whoever still wants them; of long work nobody knows how far it came. */
  function settlePending(): void {
    for (const [id, request] of pending) {
      const way = wayOf(request.verb);
      if (way === 'write' && held !== null) {
        const keys = sealing();
        const answer = keys === null ? null : taken.answer({ ...request, key: request.key ?? randomUUID() }, keys);
        if (answer !== null) reply(id, answer);
      } else reply(id, { ok: false, error: failure(way === 'own' ? 'OUTCOME_UNKNOWN' : 'NO_CONNECTION') });
    }
  }

  function tryAgain(): void {
    const pause = Math.min(longestPause, firstPause * 2 ** attempts);
    attempts += 1;
    timer = setTimeout(() => attach(connect()), pause / 2 + (Math.random() * pause) / 2);
  }

  function broke(...[code, how, means]: [number | null, string?, ErrorCode?]): void {
    // It ends when the page has had its time, and not before.
    if (state === 'over') return;
    if (held === null || means === 'WORKSTATION_REFUSED') {
      end(code, how, means);
      return;
    }
    delivery.stop();
    if (state !== 'down') {
      state = 'down';
      since = new Date().toISOString();
      settlePending();
      tell('down');
    }
    tryAgain();
  }

  /** The page is told first, so that it can have kept what is being typed. */
  function sessionOver(because: Failure | null): void {
    if (state !== 'down') {
      say({ kind: 'closed', because });
      return;
    }
    state = 'over';
    since = new Date().toISOString();
    tell('over');
    timer = setTimeout(() => lock(because), lastWords);
  }

  function lock(because: Failure | null): void {
    say({ kind: 'closed', because });
    end(0);
  }

  function backAgain(): void {
    state = 'up';
    attempts = 0;
    since = new Date().toISOString();
    for (const request of pending.values()) present.send(request);
    tell('up');
    delivery.start();
  }

  function ready(message: FromEngine): void {
    if (state === 'down' && held !== null) {
      present.send({ kind: 'resume', login: held.session.login, token: held.session.token });
      return;
    }
    state = 'up';
    say(message);
    delivery.start();
  }

  function given(session: DeskSession): void {
    held = { session, given: performance.now() };
    if (state === 'down') backAgain();
    else tell('up');
  }

  function hear(message: FromEngine): void {
    switch (message.kind) {
      case 'ready':
        ready(message);
        break;
      case 'session':
        given(message);
        break;
      case 'closed':
        sessionOver(message.because);
        break;
      case 'reply':
        if (delivery.hear(message.id, message.result)) break;
        pending.delete(message.id);
        say(message);
        break;
      default:
        say(message);
    }
  }

  function attach(line: EngineProcess): void {
    present = line;
    line.onMessage((message) => {
      if (present === line) hear(message);
    });
    line.onExit((code, how, means) => {
      if (present === line) broke(code, how, means);
    });
  }

  /** What the window asks of the outbox itself. */
  async function ofOutbox({ id, verb, input }: Request): Promise<void> {
    const result = await delivery.asked(verb, input);
    reply(id, result);
    tell(stateNow());
  }

  async function ask(request: Request): Promise<void> {
    if (request.verb.startsWith('outbox.')) {
      await ofOutbox(request);
      return;
    }
    if (request.verb === 'vault.lock' && (state === 'down' || state === 'over')) {
      reply(request.id, { ok: true, value: {} });
      lock(state === 'over' ? failure('SESSION_ENDED') : null);
      return;
    }
    const keyed = wayOf(request.verb) === 'write' ? { ...request, key: randomUUID() } : request;
    if (state === 'up' && held !== null && wayOf(request.verb) === 'write') await delivery.settled();
    if (state === 'down' || state === 'over') {
      withoutLine(keyed);
      return;
    }
    const known = { ...keyed, input: taken.asKnown(keyed.input) };
    pending.set(request.id, known);
    present.send(known);
  }

  attach(connect());
  return {
    send(message) {
      if (message.kind === 'request')
        ask(message).catch(() => reply(message.id, { ok: false, error: failure('UNEXPECTED') }));
      else if (message.kind === 'close' && (state === 'down' || state === 'over')) lock(null);
      else {
        if (message.kind === 'close') held = null;
        present.send(message);
      }
    },
    onMessage: (listener) => messages.push(listener),
    onExit: (listener) => exits.push(listener),
    kill() {
      held = null;
      if (state === 'down' || state === 'over') end(null);
      present.kill();
    },
  };
}
