/** Room: what is waiting for the person signed in. */

import { z } from 'zod';
import { Id, Instant, Nothing, Text, verb } from './core.ts';
import { Action } from './investigations.ts';
import { PlotStage, Priority } from './vocabulary.ts';

/** A form, and the record that it is about: `add-event:12`. */
const FormName = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]{0,40}(:\d{1,15}){0,2}$/);

export const myWork = {
  'myWork.get': verb({
    summary: 'gathers what is waiting for this person, overdue first',
    input: Nothing,
    output: z.object({
      actions: z.array(Action),
      signOffs: z.array(
        z.object({ id: Id, reference: z.string(), excerpt: z.string(), proposedBy: z.string(), at: Instant }),
      ),
      countersigns: z.array(
        z.object({
          investigationId: Id,
          operation: z.string(),
          assessmentId: Id,
          stage: PlotStage,
          by: z.string(),
          at: Instant,
        }),
      ),
      drafts: z.int(),
      /** `null` where no contribution is shown to the person. */
      untriaged: z.int().nullable(),
      oldestUntriaged: Instant.nullable(),
      investigations: z.array(z.object({ id: Id, reference: z.string(), operation: z.string(), priority: Priority })),
    }),
    processing: 'consultation',
    permission: 'signed-in',
    records: (_, out) => [
      ...out.actions.map((a) => `action:${a.id}`),
      ...out.signOffs.map((s) => `contribution:${s.id}`),
      ...new Set([
        ...out.countersigns.map((c) => `investigation:${c.investigationId}`),
        ...out.investigations.map((i) => `investigation:${i.id}`),
      ]),
    ],
  }),
  'myWork.saveDraft': verb({
    summary: 'saves what is typed into a form so far, in the vault',
    // Written by the page: the engine keeps it as it is, for its author alone, and never looks inside.
    input: z.strictObject({ form: FormName, content: Text }),
    output: z.object({ draftId: Id }),
    processing: 'collection',
    permission: 'signed-in',
    records: (_, out) => [`draft:${out.draftId}`],
  }),
  'myWork.draft': verb({
    summary: 'reads one’s own draft of a form',
    input: z.strictObject({ form: FormName }),
    output: z.object({ draft: z.object({ id: Id, at: Instant, content: z.string() }).nullable() }),
    processing: 'consultation',
    permission: 'signed-in',
    records: (_, out) => (out.draft === null ? [] : [`draft:${out.draft.id}`]),
  }),
  'myWork.discardDraft': verb({
    summary: 'discards one’s own draft of a form',
    input: z.strictObject({ form: FormName }),
    output: z.object({ draftId: Id.nullable() }),
    processing: 'erasure',
    permission: 'signed-in',
    records: (_, out) => (out.draftId === null ? [] : [`draft:${out.draftId}`]),
  }),
} as const;
