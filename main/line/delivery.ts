/** Delivers the outbox in its order, one entry after another: each stays until the service has said what became of it. */
import { z } from 'zod';
import { type ErrorCode, failure, type Result } from '../../preload/contract/errors.ts';
import type { ToEngine } from '../engine/protocol.ts';
import type { KeptEntry, Outbox } from './outbox.ts';
import type { TakenWithoutLine } from './taken-without-line.ts';

interface DeliveryOptions {
  outbox: Outbox;
  taken: TakenWithoutLine;
  send: (message: ToEngine) => void;
  /** What waits has changed. */
  told: () => void;
}

/** The gate numbers its requests from one; these can be none of them. */
const firstId = 2 ** 40;
/** The service could not just now: nothing was the matter with the entry. Milliseconds until it is tried again. */
const pause = 5_000;
const passing: ReadonlySet<ErrorCode> = new Set(['VAULT_LOCKED', 'DISK_FULL', 'ENGINE_STOPPED', 'NO_CONNECTION']);

const Delivered = z.object({ value: z.unknown(), doubtful: z.boolean() });
const Content = z.object({ verb: z.string(), input: z.unknown() });
const Named = z.object({ id: z.string().max(40) });

export function deliveryOf({ outbox, taken, send, told }: DeliveryOptions) {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let nextId = firstId;
  let running: Promise<void> = Promise.resolve();
  let going = false;
  let timer: NodeJS.Timeout | undefined;

  function ask(entry: KeptEntry, read: boolean): Promise<Result<unknown>> {
    const id = nextId++;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      send({ kind: 'deliver', id, entry: outbox.textOf(entry.id), ...(read ? { read } : {}) });
    });
  }

  /** False where it has to be tried again later. */
  async function deliver(entry: KeptEntry): Promise<boolean> {
    const result = await ask(entry, false);
    if (!going) return false;
    if (result.ok) taken.delivered(entry.id, Delivered.safeParse(result.value).data?.value);
    else if (passing.has(result.error.code)) return false;
    else outbox.refuse(entry.id, result.error.code);
    told();
    return true;
  }

  async function round(): Promise<void> {
    for (;;) {
      const entry = outbox.list().find(({ refused }) => refused === null);
      if (!going || entry === undefined) return;
      if (await deliver(entry)) continue;
      if (going) timer = setTimeout(start, pause);
      return;
    }
  }

  function start(): void {
    going = true;
    clearTimeout(timer);
    // A disk that fails keeps nobody from working: what waits is tried again with the next line.
    running = running.then(round).catch(() => undefined);
  }

  const entryNamed = (input: unknown): KeptEntry | undefined => {
    const { data } = Named.safeParse(input);
    return outbox.list().find(({ id }) => id === data?.id);
  };

  async function read(entry: KeptEntry): Promise<Result<unknown>> {
    const own = taken.contentOf(entry.id);
    if (own !== undefined) return { ok: true, value: own.input };
    const result = await ask(entry, true);
    if (!result.ok) return result;
    const { verb, input } = Content.parse(result.value);
    taken.learn(entry.id, { verb, input, key: '' });
    return { ok: true, value: input };
  }

  return {
    start,
    stop(): void {
      going = false;
      clearTimeout(timer);
      const all = [...waiting.values()];
      waiting.clear();
      for (const answer of all) answer({ ok: false, error: failure('NO_CONNECTION') });
    },
    /** Whether the reply was to one of these. */
    hear(id: number, result: Result<unknown>): boolean {
      const answer = waiting.get(id);
      waiting.delete(id);
      answer?.(result);
      return answer !== undefined || id >= firstId;
    },
    /** Once nothing is under way: what follows finds what was delivered. */
    settled: (): Promise<void> => running,
    /** `outbox.read`, `outbox.remove` of a damaged one or of one that was read. */
    async asked(verb: string, input: unknown): Promise<Result<unknown>> {
      const entry = entryNamed(input);
      if (entry === undefined) return { ok: false, error: failure('NOT_FOUND') };
      if (verb === 'outbox.read') return read(entry);
      // What nobody has read is not thrown away by somebody who may not read it.
      if (entry.refused !== 'ENTRY_DAMAGED' && taken.contentOf(entry.id) === undefined)
        return { ok: false, error: failure('ENTRY_OF_ANOTHER') };
      taken.drop(entry.id);
      outbox.remove(entry.id);
      return { ok: true, value: {} };
    },
  };
}
