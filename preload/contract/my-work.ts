/** Room: what is waiting for the person signed in. */

import { z } from 'zod';
import { LongAgo } from './contributions.ts';
import { Cursor, Id, Instant, Nothing, Text, verb } from './core.ts';
import { AnyFormName } from './forms.ts';
import { investigationOfficers } from './roles.ts';
import { PlotStage, Priority } from './vocabulary.ts';

const Paged = z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(100) });

export const myWork = {
  'myWork.get': verb({
    summary: 'says how much waits for triage, and which live investigations are this person’s',
    input: Nothing,
    output: z.object({
      /** `null` where no contribution is shown to the person. */
      untriaged: z.int().nullable(),
      oldestUntriaged: Instant.nullable(),
      longAgo: LongAgo.nullable(),
      investigations: z.array(z.object({ id: Id, reference: z.string(), operation: z.string(), priority: Priority })),
    }),
    processing: 'consultation',
    permission: 'signed-in',
    records: (_, out) => out.investigations.map(({ id }) => `investigation:${id}`),
  }),
  'myWork.signOffs': verb({
    summary: 'lists closures that somebody else proposed and that await a second person, in the order of receipt',
    input: Paged,
    output: z.object({
      signOffs: z.array(
        z.object({ id: Id, reference: z.string(), excerpt: z.string(), proposedBy: z.string(), at: Instant }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationOfficers,
    records: (_, out) => out.signOffs.map(({ id }) => `contribution:${id}`),
  }),
  'myWork.countersigns': verb({
    summary: 'lists stage assessments of others that await a second person, the earliest first',
    input: Paged,
    output: z.object({
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
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationOfficers,
    records: (_, out) => [...new Set(out.countersigns.map((one) => `investigation:${one.investigationId}`))],
  }),
  'myWork.saveDraft': verb({
    summary: 'saves what is typed into a form so far, in the vault',
    // Written by the page: the engine keeps it as it is, for its author alone, and never looks inside.
    input: z.strictObject({ form: AnyFormName, content: Text }),
    output: z.object({ draftId: Id }),
    processing: 'collection',
    permission: 'signed-in',
    records: (_, out) => [`draft:${out.draftId}`],
  }),
  'myWork.draft': verb({
    summary: 'reads one’s own draft of a form',
    input: z.strictObject({ form: AnyFormName }),
    output: z.object({ draft: z.object({ id: Id, at: Instant, content: z.string() }).nullable() }),
    processing: 'consultation',
    permission: 'signed-in',
    records: (_, out) => (out.draft === null ? [] : [`draft:${out.draft.id}`]),
  }),
  'myWork.drafts': verb({
    summary: 'lists what one has typed into forms and not sent',
    input: Nothing,
    output: z.object({
      drafts: z.array(
        z.object({
          id: Id,
          at: Instant,
          /** `null` for a contribution that is being recorded. */
          form: AnyFormName.nullable(),
          /** What it is about; `null` where it is about no record, or about one that its author may no longer see. */
          record: z
            .object({ name: z.string(), investigationId: Id.nullable(), contributionId: Id.nullable() })
            .nullable(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: 'signed-in',
    records: (_, out) => [
      ...out.drafts.map((d) => `draft:${d.id}`),
      ...new Set(
        out.drafts.flatMap(({ record }) => [
          ...(record?.investigationId == null ? [] : [`investigation:${record.investigationId}`]),
          ...(record?.contributionId == null ? [] : [`contribution:${record.contributionId}`]),
        ]),
      ),
    ],
  }),
  'myWork.discardDraft': verb({
    summary: 'discards one’s own draft of a form',
    input: z.strictObject({ form: AnyFormName }),
    output: z.object({ draftId: Id.nullable() }),
    processing: 'erasure',
    permission: 'signed-in',
    records: (_, out) => (out.draftId === null ? [] : [`draft:${out.draftId}`]),
  }),
} as const;
