/** Room: what is still open in an investigation before it is closed: settled, transferred or waived with a reason, and seen by both people. */
import { z } from 'zod';
import { Cursor, Day, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';

/** `contribution`: one that has reached the case and has not been answered. */
export const ClosingItemKind = z.enum(['action', 'enquiry', 'decision', 'contribution']);
export type ClosingItemKind = z.infer<typeof ClosingItemKind>;

export const ClosingItem = z.object({
  what: ClosingItemKind,
  itemId: Id,
  /** What it is called: a number and a title, or a reference. */
  words: z.string(),
  /** Who has it, where somebody has. */
  person: z.string().nullable(),
  due: Day.nullable(),
  /** `null` while nothing has been said about it. */
  waived: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
});
export type ClosingItem = z.infer<typeof ClosingItem>;

const about = (input: { id: number; what: string; itemId: number }) => [
  `investigation:${input.id}`,
  `${input.what}:${input.itemId}`,
];

export const caseClosing = {
  'investigations.closingItems': verb({
    summary: 'lists what is open in an investigation and what was waived, before it is closed',
    input: z.strictObject({ id: Id, after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ items: z.array(ClosingItem), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [`investigation:${input.id}`, ...out.items.map((each) => `${each.what}:${each.itemId}`)],
  }),
  'investigations.waiveForClosing': verb({
    summary: 'says why something open need not be done before an investigation is closed',
    input: z.strictObject({ id: Id, what: ClosingItemKind, itemId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: about,
  }),
  'investigations.withdrawWaiver': verb({
    summary: 'takes back that something open need not be done before an investigation is closed',
    input: z.strictObject({ id: Id, what: ClosingItemKind, itemId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: about,
  }),
} as const;
