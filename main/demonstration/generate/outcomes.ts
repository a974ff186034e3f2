/**
 * The outcome of each investigation: how many plots are stopped late, early, or not at all. The numbers are those of
 * the source story, seven late-stage plots and 495 arrests in eighteen months, in proportion to the days of the sample.
 */
import type { ArrestOutcome, InvestigationKind } from '../../../preload/contract/vocabulary.ts';

/** Days of eighteen months. */
const months18 = 548;
const lateWanted = (days: number): number => Math.round((7 * days) / months18);
export const arrestsWanted = (days: number): number => Math.round((495 * days) / months18);

export type CaseOutcome =
  /** Stopped, late-stage by the rule, countersigned. */
  | 'late'
  /** Stopped before it was late-stage. */
  | 'early'
  /** Stopped; the late-stage assessment was never countersigned, so it does not count. */
  | 'unsigned'
  /** Late-stage and countersigned, and still live. */
  | 'late-live'
  | 'live'
  | 'closed';

export interface Course {
  kind: InvestigationKind;
  outcome: CaseOutcome;
  /** Days before the end of the sample. Never below zero. */
  opened: number;
  ended: number | null;
}

/** Courses of the hand-written investigations, so that each fits what its tips say and when. */
export const writtenCourses: Readonly<Record<string, Omit<Course, 'kind'>>> = {
  LARKSPUR: { outcome: 'late-live', opened: 430, ended: null },
  SANDPIPER: { outcome: 'live', opened: 480, ended: null },
  OXBOW: { outcome: 'late-live', opened: 300, ended: null },
  TAMARISK: { outcome: 'late', opened: 540, ended: 98 },
  LIMPET: { outcome: 'live', opened: 520, ended: null },
  CINDERPATH: { outcome: 'late', opened: 210, ended: 70 },
  MARJORAM: { outcome: 'late', opened: 1580, ended: 1430 },
  UMBER: { outcome: 'early', opened: 1640, ended: 1500 },
  ZINNIA: { outcome: 'early', opened: 1620, ended: 1560 },
};

/** How hand-written plots were stopped, and what became of the people arrested then: what their summaries and tips say. */
export const writtenEndings: Readonly<
  Record<string, { summary: string; arrested: Readonly<Record<string, ArrestOutcome>> }>
> = {
  TAMARISK: {
    summary: 'Arrests at the flat and at two workplaces in the same hour; films of the concourse were seized.',
    arrested: {
      'Khalid Roshani': 'charged_terrorism',
      'Jermaine Blagrove': 'charged_terrorism',
      'Adam Toller': 'charged_other',
    },
  },
  CINDERPATH: {
    summary: 'Arrested at home before a shift; material taken from the quarry was in the pickup.',
    arrested: { 'Darren Paul Ollerenshaw': 'charged_terrorism' },
  },
  MARJORAM: {
    summary: 'Arrested at home; the list of targets and the means to act on it were found.',
    arrested: { 'Wayne Lunn': 'charged_terrorism', 'Carl Dempster': 'released' },
  },
  UMBER: {
    summary: 'The container was searched under warrant; both men were arrested there.',
    arrested: { 'Faisal Idris Haddad': 'charged_terrorism', 'Shane Purdy': 'released' },
  },
  ZINNIA: {
    summary: 'Detained near the school before lessons began and taken to hospital; a notebook was found.',
    arrested: { 'Dominic Sallis': 'released' },
  },
};

/** Days before the end on which closed hand-written investigations that were not plots had been opened and closed. */
export const writtenClosed = { opened: 1400, closed: 640 };

const otherKinds: readonly InvestigationKind[] = [
  'funding',
  'online',
  'facilitation',
  'travel',
  'online',
  'other',
  'funding',
  'facilitation',
];

/**
 * Outcomes of `count` invented investigations. `lateElsewhere` plots of the window are late-stage already; where there are too few
 * investigations, fewer are late.
 */
export function inventedCourses(count: number, days: number, lateElsewhere: number): Course[] {
  const late = Math.max(0, lateWanted(days) - lateElsewhere);
  const plots: CaseOutcome[] = [
    ...Array.from({ length: late }, (): CaseOutcome => 'late'),
    'early',
    'unsigned',
    'early',
    'late-live',
    'early',
    'live',
    'live',
  ];
  // The first plots fall in the first three quarters of the time; the hand-written ones are stopped after that.
  const stopped = (at: number) => Math.round(days * (1 - (0.72 * (at + 0.7)) / Math.max(1, late)));
  return Array.from({ length: count }, (_, at): Course => {
    const outcome = plots[at];
    if (outcome === 'late')
      return { kind: 'attack plot', outcome, opened: stopped(at) + 60 + ((at * 37) % 80), ended: stopped(at) };
    if (outcome === 'early' || outcome === 'unsigned') {
      const ended = Math.round(days * (0.15 + 0.17 * (at - late)));
      return { kind: 'attack plot', outcome, opened: ended + 50 + ((at * 29) % 60), ended: Math.max(2, ended) };
    }
    if (outcome !== undefined)
      return { kind: 'attack plot', outcome, opened: Math.round(days * 0.55) + at * 3, ended: null };
    const index = at - plots.length;
    const kind = index % 9 === 8 ? 'attack plot' : (otherKinds[index % otherKinds.length] ?? 'other');
    const closed = index % 4 === 3;
    const opened = Math.round(days * (0.35 + ((index * 0.137) % 0.6))) + 8;
    return { kind, outcome: closed ? 'closed' : 'live', opened, ended: closed ? Math.round(opened * 0.4) : null };
  });
}

const earlierPlots: readonly CaseOutcome[] = [
  'early',
  'late',
  'late',
  'early',
  'late',
  'early',
  'late',
  'early',
  'late',
];
const earlierOthers = 13;
/** A case is closed so many days after its plot was stopped; all of them were before the first day of the sample. */
const closedAfter = 90;

/** Of the time before a sample of so many days: closed cases, evenly over as many days again and a little beyond. */
export function earlierCourses(days: number): Course[] {
  const step = (days - closedAfter - 30) / earlierPlots.length;
  const plots = earlierPlots.map((outcome, at): Course => {
    const ended = Math.round(2 * days - 25 - step * (at + ((at * 3) % 5) / 5));
    return { kind: 'attack plot', outcome, opened: ended + 50 + ((at * 41) % 90), ended };
  });
  const others = Array.from({ length: earlierOthers }, (_, at): Course => {
    const opened = Math.round(2 * days + 60 - (days - 150) * ((at * 0.37) % 1));
    const ended = Math.max(days + 6 + at, Math.round(opened - days * (0.35 + ((at * 0.23) % 0.4))));
    return { kind: otherKinds[at % otherKinds.length] ?? 'other', outcome: 'closed', opened, ended };
  });
  return [...plots, ...others];
}

/** In proportion to the days, as in a unit that was smaller then. */
export const earlierArrestsWanted = (days: number): number => Math.round((402 * days) / months18);
