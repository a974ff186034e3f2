/**
 * What a desk does of its own while the line is down: it takes new contributions and drafts into the outbox, and gives back the drafts that
 * it took. What a draft is called there is a number of its own, until the service has given it one.
 */
import { z } from 'zod';
import { failure, type Result, VigilError } from '../../preload/contract/errors.ts';
import { viewsForm } from '../../preload/contract/forms.ts';
import type { WaitingEntry } from '../../preload/contract/host.ts';
import { sealEntry, type WritingKeys } from '../vault/sealed-entry.ts';
import type { Outbox } from './outbox.ts';

export interface Asked {
  verb: string;
  input: unknown;
  key: string;
}

/** With what an entry is sealed, and the service's time by now. */
export interface Sealing {
  keys: WritingKeys;
  at: string;
}

const Record = z.object({ form: z.looseObject({ text: z.string().optional() }), draftId: z.number().nullable() });
const Draft = z.object({ draftId: z.number().nullable(), form: z.looseObject({ text: z.string().optional() }) });
const FormDraft = z.object({ form: z.string(), content: z.string() });
const FormName = z.object({ form: z.string() });
const DraftId = z.object({ draftId: z.number().nullable() });

/** No vault gives out such numbers: what is above them is a draft that only this desk knows. */
const firstOwnDraft = 2 ** 50;
const excerptLength = 80;

interface Written {
  /** The draft that it is the latest state of; null for what is not a draft. */
  slot: string | null;
  at: string;
  asked: Asked;
}

const ok = (value: unknown): Result<unknown> => ({ ok: true, value });

export function takenWithoutLine(outbox: Outbox) {
  /** What this session wrote, by entry. */
  const written = new Map<string, Written>();
  /** What the service called a draft that was taken here. */
  const called = new Map<number, number>();
  let nextDraft = firstOwnDraft;

  const real = (draftId: number | null): number | null =>
    draftId === null || draftId < firstOwnDraft ? draftId : (called.get(draftId) ?? null);
  const entryOf = (slot: string): string | undefined => [...written].find(([, each]) => each.slot === slot)?.[0];

  function drop(id: string | undefined): void {
    if (id === undefined) return;
    outbox.remove(id);
    written.delete(id);
  }

  function put(asked: Asked, what: WaitingEntry['what'], slot: string | null, { keys, at }: Sealing): void {
    const before = slot === null ? undefined : entryOf(slot);
    const entry = sealEntry({ seq: outbox.nextSeq(), at, what }, asked, keys);
    written.set(outbox.put(entry), { slot, at, asked });
    // Only now: until the new state is on the disk, the one before it is all there is.
    drop(before);
  }

  function take(asked: Asked, sealing: Sealing): Result<unknown> | null {
    const { verb, input, key } = asked;
    switch (verb) {
      case 'intake.record': {
        const { draftId, ...rest } = Record.parse(input);
        put({ verb, key, input: { ...rest, draftId: real(draftId) } }, 'contribution', null, sealing);
        drop(entryOf(`draft ${draftId}`));
        return { ok: false, error: failure('WAITS_TO_BE_SENT') };
      }
      case 'intake.saveDraft': {
        const { form, draftId } = Draft.parse(input);
        const id = draftId ?? nextDraft++;
        put({ verb, key, input: { form, draftId: real(draftId) } }, 'draft', `draft ${id}`, sealing);
        return ok({ draftId: id });
      }
      case 'myWork.saveDraft': {
        const { form } = FormDraft.parse(input);
        if (form === viewsForm) return null;
        put(asked, 'draft', `form ${form}`, sealing);
        return ok({ draftId: nextDraft++ });
      }
      case 'myWork.draft': {
        const kept = written.get(entryOf(`form ${FormName.parse(input).form}`) ?? '');
        if (kept === undefined) return null;
        return ok({ draft: { id: firstOwnDraft, at: kept.at, content: FormDraft.parse(kept.asked.input).content } });
      }
      case 'intake.discardDraft': {
        const { draftId } = DraftId.parse(input);
        const id = entryOf(`draft ${draftId}`);
        drop(id);
        return id === undefined || real(draftId) !== null ? null : ok({});
      }
      case 'myWork.discardDraft': {
        const id = entryOf(`form ${FormName.parse(input).form}`);
        drop(id);
        return id === undefined ? null : ok({ draftId: null });
      }
      default:
        return null;
    }
  }

  return {
    /** The answer, or null for what takes a connection. */
    answer(asked: Asked, sealing: Sealing): Result<unknown> | null {
      try {
        return take(asked, sealing);
      } catch (error) {
        return { ok: false, error: failure(error instanceof VigilError ? error.code : 'UNEXPECTED') };
      }
    },
    /** The input with the numbers of drafts that the service knows. */
    asKnown(input: unknown): unknown {
      const named = DraftId.safeParse(input);
      return named.success ? { ...Object(input), draftId: real(named.data.draftId) } : input;
    },
    /** The service has it. */
    delivered(id: string, value: unknown): void {
      const slot = written.get(id)?.slot;
      const given = DraftId.safeParse(value);
      if (slot?.startsWith('draft ') && given.success && given.data.draftId !== null)
        called.set(Number(slot.slice('draft '.length)), given.data.draftId);
      drop(id);
      outbox.remove(id);
    },
    /** What this session wrote into an entry. */
    contentOf: (id: string): Asked | undefined => written.get(id)?.asked,
    /** Somebody has read it back. */
    learn(id: string, asked: Asked): void {
      written.set(id, { slot: null, at: '', asked });
    },
    drop,
    waiting: (): WaitingEntry[] =>
      outbox.list().map(({ id, at, what, refused }) => {
        const asked = written.get(id)?.asked;
        const text = asked === undefined ? undefined : Draft.safeParse(asked.input).data?.form.text;
        const excerpt = text === undefined ? null : text.trim().replace(/\s+/g, ' ').slice(0, excerptLength);
        return { id, at, what, excerpt, refused: refused === null ? null : failure(refused) };
      }),
  };
}
export type TakenWithoutLine = ReturnType<typeof takenWithoutLine>;
