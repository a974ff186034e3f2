/** Room: what is waiting for the person signed in. */

import { z } from 'zod';
import { Action } from './actions.ts';
import { LongAgo } from './contributions.ts';
import { Id, Instant, Nothing, Text, verb } from './core.ts';
import { AnyFormName } from './forms.ts';
import { PlotStage, Priority } from './vocabulary.ts';

/** So many of each list of My work are gathered; with as many there may be others, and whoever reads it is told so. */
export const mostGathered = 50;

export const myWork = {
  /** Of actions, sign-offs and countersignatures the first `mostGathered` each. */
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
      /** `null` where no contribution is shown to the person. */
      untriaged: z.int().nullable(),
      oldestUntriaged: Instant.nullable(),
      longAgo: LongAgo.nullable(),
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
