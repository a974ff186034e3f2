/** Room: notes on an investigation, with replies and mentions. A mention tells somebody who may see the case; it gives nobody access. */
import { z } from 'zod';
import { Cursor, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';

const Person = z.object({ id: Id, name: z.string() });

export const Note = z.object({
  id: Id,
  /** The note that it replies to; replies have none of their own. */
  threadId: Id.nullable(),
  /** Empty where it was withdrawn. */
  text: z.string(),
  by: z.string(),
  at: Instant,
  version: z.int(),
  changed: z.object({ by: z.string(), at: Instant }).nullable(),
  withdrawn: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  mentioned: z.array(Person),
  /** Of a note that is no reply. */
  replies: z.int(),
  mayChange: z.boolean(),
});
export type Note = z.infer<typeof Note>;

/** How often a text mentions that name: after an @ that no letter precedes, and not as the beginning of a longer name. */
export function timesMentioned(text: string, name: string): number {
  let times = 0;
  for (let at = text.indexOf(`@${name}`); at !== -1; at = text.indexOf(`@${name}`, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + 1 + name.length)];
    if (!/[\p{L}\p{N}._-]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) times += 1;
  }
  return times;
}

const ref = (id: number) => `note:${id}`;
const NoteText = z.string().trim().min(1).max(20_000);
/** Accounts; each stands in the text as `@` and the name. */
const Mentions = z.array(Id).max(50);
const Limit = z.int().min(1).max(100);

export const notes = {
  'investigations.notes': verb({
    summary: 'lists the notes on an investigation, newest first, or the replies to one of them, oldest first',
    input: z.strictObject({ id: Id, threadId: Id.nullable(), after: Cursor.nullable(), limit: Limit }),
    output: z.object({ notes: z.array(Note), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [`investigation:${input.id}`, ...out.notes.map((each) => ref(each.id))],
  }),
  'investigations.addNote': verb({
    summary: 'writes a note on an investigation, or a reply, and mentions people who have access',
    input: z.strictObject({ id: Id, threadId: Id.nullable(), text: NoteText, mentions: Mentions }),
    output: z.object({ noteId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [`investigation:${input.id}`, ref(out.noteId)],
  }),
  'investigations.changeNote': verb({
    summary: 'changes a note; what it said before is kept',
    input: z.strictObject({ noteId: Id, basedOn: z.int(), text: NoteText, mentions: Mentions }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.noteId)],
  }),
  'investigations.withdrawNote': verb({
    summary: 'withdraws a note, with a reason; it stays in the history',
    input: z.strictObject({ noteId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.noteId)],
  }),
  'investigations.restoreNote': verb({
    summary: 'restores a note that was withdrawn',
    input: z.strictObject({ noteId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [ref(input.noteId)],
  }),
  'investigations.noteVersions': verb({
    summary: 'shows what a note said before it was changed, newest first',
    input: z.strictObject({ noteId: Id, after: Cursor.nullable(), limit: Limit }),
    output: z.object({
      versions: z.array(z.object({ version: z.int(), text: z.string(), by: z.string(), at: Instant })),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [ref(input.noteId)],
  }),
  'investigations.peopleToMention': verb({
    summary: 'offers people who may see an investigation, its own first',
    input: z.strictObject({ id: Id, text: z.string().max(100) }),
    /** The first twenty. */
    output: z.object({ people: z.array(Person) }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [`investigation:${input.id}`],
  }),
  'investigations.mentions': verb({
    summary: 'lists where this person was mentioned, newest first',
    input: z.strictObject({ unseen: z.boolean(), after: Cursor.nullable(), limit: Limit }),
    output: z.object({
      mentions: z.array(
        z.object({
          noteId: Id,
          investigationId: Id,
          operation: z.string(),
          text: z.string(),
          by: z.string(),
          at: Instant,
          seen: z.boolean(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => out.mentions.map((each) => ref(each.noteId)),
  }),
  'investigations.mentionsSeen': verb({
    summary: 'marks where this person was mentioned as seen',
    input: z.strictObject({ noteIds: z.array(Id).min(1).max(100) }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationReaders,
    records: (input) => input.noteIds.map(ref),
  }),
} as const;
