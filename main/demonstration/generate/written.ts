/** The hand-written part of the sample (CC0, written for this project): 30 investigations and 160 contributions with their truth. */
import { z } from 'zod';
import {
  InvestigationKind,
  InvestigationState,
  MatchStrength,
  Priority,
  SubjectRole,
} from '../../../preload/contract/vocabulary.ts';
import investigations from './written-investigations.json' with { type: 'json' };
import tips from './written-tips.json' with { type: 'json' };

const Vehicle = z.object({ vrm: z.string(), make: z.string(), model: z.string(), colour: z.string() });
const Subject = z.object({
  id: z.string(),
  role: SubjectRole,
  name: z.string(),
  aliases: z.array(z.string()),
  born: z.string().nullable(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  handles: z.array(z.string()),
  vehicles: z.array(Vehicle),
  addresses: z.array(z.object({ text: z.string(), postcode: z.string() })),
  organisations: z.array(z.string()),
});
const Investigation = z.object({
  id: z.string(),
  operation: z.string(),
  state: InvestigationState,
  kind: InvestigationKind,
  priority: Priority,
  summary: z.string(),
  area: z.string(),
  subjects: z.array(Subject),
});
export type WrittenInvestigation = z.infer<typeof Investigation>;

const Tip = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime({ offset: true }),
  channel: z.enum(['hotline', 'online', 'police', 'email', 'walk-in']),
  text: z.string(),
  links: z.array(z.object({ operation: z.string(), strength: MatchStrength, basis: z.string() })),
  decoys: z.array(z.object({ operation: z.string(), why: z.string() })),
  /** The earlier tip that this one repeats. */
  repeats: z.string().nullable(),
});
export type WrittenTip = z.infer<typeof Tip>;

export const writtenInvestigations: readonly WrittenInvestigation[] = z.array(Investigation).parse(investigations);
export const writtenTips: readonly WrittenTip[] = z.array(Tip).parse(tips);

/** The last day that the hand-written tips were written for; they move by whole days with the end of the sample. */
export const writtenUntil = '2026-10-31';
