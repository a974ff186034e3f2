/** Room: what is waiting for the person signed in. */

import { z } from 'zod';
import { Id, Instant, Nothing, verb } from './core.ts';
import { Action } from './investigations.ts';
import { PlotStage, Priority } from './vocabulary.ts';

export const myWork = {
  'myWork.get': verb({
    summary: 'gathers what waits for this person, overdue first',
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
      untriaged: z.int(),
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
} as const;
