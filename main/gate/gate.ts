/**
 * The gate: the one place through which the page reaches anything. It answers only Vigil's own page, accepts only verbs of
 * the contract, checks what they carry, turns tokens into paths, and forwards to the engine or to the host.
 */
import { z } from 'zod';
import type { BridgeEvent } from '../../preload/contract/bridge.ts';
import { type ErrorCode, type Failure, failure, type Result, VigilError } from '../../preload/contract/errors.ts';
import type { LineNews } from '../../preload/contract/host.ts';
import type { EngineProcess } from '../engine/protocol.ts';
import { type EngineClient, type EngineNews, engineClient } from './engine-client.ts';
import type { Host } from './host.ts';
import { hostVerbs } from './host-verbs.ts';
import { scheduledBackups } from './scheduled-backups.ts';
import { isOwnPage, type Sender } from './sender.ts';
import { tokenBook } from './tokens.ts';

/** What the gate needs to know about a verb; every entry of the contract has it. */
export interface GateVerb {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly runsIn: 'engine' | 'host';
  readonly internal: boolean;
}

export interface GateOptions {
  verbs: Readonly<Record<string, GateVerb>>;
  host: Host;
  startEngine: () => EngineProcess;
  /** Address of the page, such as `app://vigil`. */
  origin: string;
  /** Answers are checked against their schemas too: in tests and in development. */
  checkAnswers: boolean;
}

export interface Gate {
  /** Never rejects. */
  call(sender: Sender, verb: string, input: unknown): Promise<Result<unknown>>;
  /** Locks the vault for a reason of the host's own: power, screen lock, idleness. */
  lock(): Promise<void>;
  /** Closes the vault and ends the engine; for the end of the program. */
  end(): Promise<void>;
}

/** Stops long work that the page has named; a verb of the gate's own, since neither engine nor host handles it. */
export const cancelVerb = 'engine.cancel';
const CancelInput = z.strictObject({ task: z.string().min(1).max(64) });

/** The folder of a vault that was opened by one of these is offered first next time. */
const openingVerbs: ReadonlySet<string> = new Set(['vault.create', 'vault.signIn', 'vault.recover']);

/** Names of the verbs that the page may call, for the bridge. */
export function pageVerbs(verbs: Readonly<Record<string, GateVerb>>): string[] {
  const named = Object.entries(verbs)
    .filter(([, entry]) => !entry.internal)
    .map(([name]) => name);
  return [...new Set([...named, cancelVerb])];
}

function refused(code: ErrorCode, about?: string): Result<never> {
  return { ok: false, error: failure(code, about) };
}

/** The first field that a schema refused, as `a.0.b`. Keys that are not plain names might be content and are left out. */
function firstField(error: z.ZodError): string | undefined {
  const path = error.issues[0]?.path ?? [];
  const plain = path.filter((part) => typeof part === 'number' || /^[a-z][a-z0-9]{0,39}$/i.test(String(part)));
  return plain.length === 0 ? undefined : plain.map(String).join('.');
}

/** Whatever was thrown, as a failure that reveals nothing of what it was about. */
function asFailure(error: unknown): Failure {
  return error instanceof VigilError ? failure(error.code, error.about) : failure('UNEXPECTED');
}

/** Carries an engine's refusal through code that works with values. */
class Refusal extends Error {
  readonly failure: Failure;
  constructor(refusal: Failure) {
    super(refusal.message);
    this.failure = refusal;
  }
}

/** These name the place that somebody looks at or opens; a folder that others name is one to read from or to write to. */
const placeVerbs: ReadonlySet<string> = new Set([
  ...openingVerbs,
  'vault.inspect',
  'vault.createDemonstration',
  'vault.restoreKeys',
]);

/** The path behind the token of that place. */
function placeIn(verb: string, input: unknown, paths: Readonly<Record<string, string>>): string | undefined {
  if (!placeVerbs.has(verb)) return undefined;
  const token: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'folderToken') : undefined;
  return typeof token === 'string' ? paths[token] : undefined;
}

/** Builds the gate and starts the first engine. */
export function gate(options: GateOptions): Gate {
  const { host, verbs } = options;
  const tokens = tokenBook();
  const push = (event: BridgeEvent) => host.window.push(event);

  async function dropPage(because: Failure | null): Promise<void> {
    tokens.clear();
    // Whoever chooses one afterwards would find the window locked.
    host.notifier?.clear();
    push({ kind: 'locked', because });
    await host.window.reload();
    // The page that heard the reason is gone with everything in its memory; the new one is told again, so that it can say why.
    if (because !== null) push({ kind: 'locked', because });
  }

  /** How the line to the unit stands, for a page that was not there when it was told. */
  let line: LineNews | null = null;

  const news: EngineNews = {
    progress: (done) => push({ kind: 'progress', ...done }),
    changed: (topics) => push({ kind: 'changed', topics }),
    line(stands) {
      line = stands;
      push({ kind: 'line', ...stands });
    },
    closed: (because) => {
      backups.closed();
      void dropPage(because);
    },
  };
  const own = engineClient(options.startEngine, news);
  const backups = scheduledBackups({
    settings: host.settings,
    backUp: (input, paths) => own.request('vault.backUpIfDue', input, paths),
    told: () => push({ kind: 'changed', topics: ['backup'] }),
  });
  /** The service of the unit that was last looked at or opened. */
  let unit: { place: string; engine: EngineClient } | null = null;
  const present = (): EngineClient => unit?.engine ?? own;

  /** Whatever names a place is asked of the engine that it belongs to; everything after that too. */
  async function turnTo(place: string): Promise<void> {
    if (unit?.place === place) return;
    const before = unit;
    line = null;
    unit = host.units.isUnit(place) ? { place, engine: engineClient(() => host.units.connect(place), news) } : null;
    await before?.engine.end();
  }

  async function ask(verb: string, input: unknown): Promise<unknown> {
    const result = await present().request(verb, input, {});
    if (!result.ok) throw new Refusal(result.error);
    return result.value;
  }

  const ownVerbs = hostVerbs(host, tokens, ask, backups, () => line);

  function remember(folder: string): void {
    const others = host.settings.read().recentVaults.filter((each) => each !== folder);
    host.settings.write({ lastVault: folder, recentVaults: [folder, ...others] });
  }

  async function forward(verb: string, input: unknown): Promise<Result<unknown>> {
    const paths = tokens.resolve(input);
    const place = placeIn(verb, input, paths);
    if (place !== undefined) await turnTo(place);
    const result = await present().request(verb, input, paths);
    if (result.ok && place !== undefined && openingVerbs.has(verb)) {
      remember(place);
      // Of a unit the service makes them.
      if (unit === null) backups.opened(place);
    }
    return result;
  }

  async function perform(verb: string, entry: GateVerb, input: unknown): Promise<Result<unknown>> {
    if (entry.runsIn === 'engine') return forward(verb, input);
    const work = ownVerbs[verb];
    return work === undefined ? refused('UNEXPECTED') : { ok: true, value: await work(input) };
  }

  async function call(sender: Sender, verb: string, input: unknown): Promise<Result<unknown>> {
    if (!isOwnPage(sender, options.origin)) return refused('NOT_ALLOWED');
    if (verb === cancelVerb) {
      const asked = CancelInput.safeParse(input);
      return asked.success
        ? { ok: true, value: { found: present().cancel(asked.data.task) } }
        : refused('INPUT_INVALID', 'task');
    }
    const entry = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (entry === undefined || entry.internal) return refused('NOT_ALLOWED');
    const accepted = entry.input.safeParse(input);
    if (!accepted.success) return refused('INPUT_INVALID', firstField(accepted.error));
    try {
      const result = await perform(verb, entry, accepted.data);
      if (!result.ok || !options.checkAnswers) return result;
      return entry.output.safeParse(result.value).success ? result : refused('UNEXPECTED', verb);
    } catch (error) {
      return { ok: false, error: error instanceof Refusal ? error.failure : asFailure(error) };
    }
  }

  host.locks.onLock(() => void present().close());
  return {
    call,
    lock: () => present().close(),
    async end() {
      backups.closed();
      await Promise.all([own.end(), unit?.engine.end()]);
    },
  };
}
