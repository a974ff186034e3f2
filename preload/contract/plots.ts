/** What plots are described with: imprecise dates, stage assessments, and the entries of the plot timeline. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Id, Instant } from './core.ts';
import { DateBasis, DatePrecision, PlotStage } from './vocabulary.ts';

/** A date as it is known: never more precise than the knowledge behind it. */
export const ImpreciseDate = z.strictObject({
  from: Instant,
  /** The end of a range, if there is one. */
  to: Instant.nullable(),
  precision: DatePrecision,
  /** The precision of the end, where it differs from that of the start. */
  toPrecision: DatePrecision.nullable().optional(),
  basis: DateBasis,
});

export const Evidence = z.strictObject({
  intent: z.boolean(),
  /** A specific target or date. */
  target: z.boolean(),
  capability: z.boolean(),
  rehearsal: z.boolean(),
});

export const StageAssessment = z.object({
  id: Id,
  at: Instant,
  stage: PlotStage,
  evidence: Evidence,
  reason: z.string(),
  by: z.string(),
  byId: Id,
  countersignedBy: z.string().nullable(),
  countersignedAt: Instant.nullable(),
  refused: z.boolean(),
  /** By the late-stage rule, and countersigned. */
  lateStage: z.boolean(),
});

/** A plot stood at a stage from a time on: until the next one, or until it was disrupted. */
export const StageStep = z.object({
  from: Instant,
  stage: PlotStage,
  /** When it was recorded. */
  knownAt: Instant,
  /** When it became late-stage: by the rule, and countersigned where the rule asks for that. */
  lateStageSince: Instant.nullable(),
  /** The disruption that ended it, and when that was recorded. */
  disrupted: z.object({ at: Instant, knownAt: Instant }).nullable(),
});

export const TimelineEntry = z.object({
  id: z.string(),
  /** The record in its own list: an event, an arrest, a decision. */
  itemId: Id,
  lane: z.enum(['stage', 'tip', 'event', 'arrest', 'action', 'decision', 'disruption']),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  from: Instant,
  to: Instant.nullable(),
  precision: DatePrecision,
  toPrecision: DatePrecision.nullable(),
  basis: DateBasis,
  /** When the investigation learned it, as against when it happened; for a tip, when it was linked. */
  knownAt: Instant,
  /** The subjects of the investigation that it concerns. */
  persons: z.array(z.string()),
  place: z.string().nullable(),
  source: z.string().nullable(),
  /** The stage of the plot at that time; for an assessment, the stage assessed. */
  stage: PlotStage.nullable(),
  ...marked,
  /** On tips: the contribution to open. */
  contributionId: Id.nullable(),
});

export type TimelineEntry = z.infer<typeof TimelineEntry>;
