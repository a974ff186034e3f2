/** How far plots came, who assessed and who countersigned it, and how they were stopped. */
import type { PlotStage, Priority } from '../../../preload/contract/vocabulary.ts';
import { countersignerOf } from '../people.ts';
import { day, hour, iso, nextWorkTime, workTime } from './calendar.ts';
import type { CaseOutcome } from './outcomes.ts';
import { between, chance, pick, type Random } from './random.ts';
import type { SampleInvestigation, SampleStage } from './sample.ts';

type Evidence = SampleStage['evidence'];
const none: Evidence = { intent: false, target: false, capability: false, rehearsal: false };
const intent: Evidence = { ...none, intent: true };

interface Step {
  stage: PlotStage;
  evidence: Evidence;
  /** 0 at the opening, 1 just before the end. */
  when: number;
  signed: boolean;
}

const reasons: Readonly<Record<PlotStage, readonly string[]>> = {
  concern: [
    'First reports are consistent with one another; nothing yet on what is wanted.',
    'Concern from the public, not corroborated.',
  ],
  intent: [
    'Two independent reports of the same words about wanting to kill.',
    'Messages speak of an attack in plain words.',
  ],
  target_interest: [
    'Questions about one place. The words about intent have one source and are left out until there is a second.',
    'Repeated interest in one building. Who spoke of an attack is not known, so intent is not counted.',
  ],
  reconnaissance: [
    'Seen at the place at night on several dates; measuring and filming.',
    'The place was filmed, entrances first.',
  ],
  capability: ['Material and means are in hand, on good authority.', 'Purchases fit together and serve nothing else.'],
  rehearsal: ['A run-through was watched, with a stopwatch.', 'The route was driven twice at the intended hour.'],
  final_preparation: [
    'Goodbyes, money given away, a vehicle fetched: days, not weeks.',
    'All that is needed is in one place and a date was named.',
  ],
  execution: ['On the way with the means.'],
};

const start: readonly Step[] = [
  { stage: 'concern', evidence: none, when: 0.04, signed: true },
  { stage: 'intent', evidence: intent, when: 0.3, signed: true },
];

function steps(random: Random, outcome: CaseOutcome): Step[] {
  const last = pick(random, ['capability', 'rehearsal', 'final_preparation'] as const);
  const late: Evidence = {
    intent: true,
    target: chance(random, 0.7),
    capability: last !== 'rehearsal' || chance(random, 0.5),
    rehearsal: last === 'rehearsal',
  };
  switch (outcome) {
    case 'late':
    case 'late-live':
      return [
        ...start,
        { stage: 'target_interest', evidence: { ...none, target: true }, when: 0.5, signed: true },
        { stage: 'reconnaissance', evidence: { ...intent, target: true }, when: 0.72, signed: true },
        ...(outcome === 'late' || chance(random, 0.5)
          ? [{ stage: last, evidence: late, when: 0.95, signed: true }]
          : []),
      ];
    case 'unsigned':
      return [...start, { stage: last, evidence: late, when: 0.93, signed: false }];
    case 'early':
      return [...start, { stage: 'target_interest', evidence: { ...none, target: true }, when: 0.7, signed: true }];
    default:
      return [
        ...start,
        { stage: 'reconnaissance', evidence: { ...none, target: true }, when: 0.55, signed: true },
        { stage: 'intent', evidence: intent, when: 0.8, signed: chance(random, 0.6) },
      ];
  }
}

/**
 * Assessments from the opening to the end (in milliseconds), made and countersigned while an office is staffed; the second person
 * takes some hours, and on a Friday has until Monday.
 */
export function stageHistory(
  random: Random,
  outcome: CaseOutcome,
  span: { from: number; to: number },
  owner: string,
  compartment: string | null,
): SampleStage[] {
  let before = span.from;
  return steps(random, outcome).map(({ stage, evidence, when, signed }) => {
    const wanted = Math.min(span.from + (span.to - span.from) * when, span.to - 4 * day);
    const at = Math.max(workTime(wanted, random()), before + hour);
    const countersigned = nextWorkTime(at + between(random, 1, 22) * hour, random());
    before = at;
    return {
      at: iso(at),
      stage,
      evidence,
      reason: pick(random, reasons[stage]),
      by: owner,
      countersignedBy: signed ? countersignerOf(owner, compartment) : null,
      countersignedAt: signed ? iso(countersigned) : null,
    };
  });
}

const endings = [
  'Arrests at home and at work at the same hour; means seized.',
  'Stopped at a vehicle check on the way; the means were in the boot.',
  'Search under warrant; suspects arrested, material made safe.',
  'Arrests after a call from a relative; the plan was found written out.',
  'The supplier was arrested first and the others within the hour.',
];
export const disruptionSummary = (random: Random): string => pick(random, endings);

const why: Readonly<Record<Priority, string>> = {
  P1A: 'Credible and actionable intelligence of planning on a large scale.',
  P1B: 'Credible and actionable intelligence of planning on a smaller scale.',
  P2H: 'High-risk activity, no planning seen.',
  P2M: 'Medium-risk activity; contacts are still being worked through.',
  P2L: 'Lower risk after review.',
  P3: 'Still not corroborated after review.',
  P4: 'No longer active; a risk of taking it up again remains.',
};

const whyOpened: Readonly<Partial<Record<Priority, string>>> = {
  P2L: 'Opened on a report that can be checked; low risk on what is known.',
  P3: 'Opened on uncorroborated reports, to see whether there is a threat.',
};

/** Priorities over time, from the opening to `final`, which a plot that was stopped has from then on. */
export function priorities(
  outcome: CaseOutcome,
  final: Priority,
  span: { from: number; to: number },
  disruption: SampleInvestigation['disruption'],
): SampleInvestigation['priorityHistory'] {
  const first: Priority = final === 'P3' ? 'P2L' : 'P3';
  const stopped = outcome === 'late' || outcome === 'early' || outcome === 'unsigned';
  const path: Priority[] = stopped ? [first, 'P2H', 'P1B', final] : [first, final];
  const kept = path.filter((priority, at) => at === 0 || priority !== path[at - 1]);
  const until = disruption === null ? span.to : Math.min(span.to, Date.parse(disruption.at));
  return kept.map((priority, at) => {
    if (disruption !== null && at > 0 && at === kept.length - 1)
      return { at: disruption.at, priority, reason: `The plot was disrupted. ${disruption.summary}` };
    const wanted = span.from + Math.round(((until - span.from) * at) / kept.length);
    return {
      at: iso(at === 0 ? span.from : Math.max(workTime(wanted, at / kept.length), span.from + hour)),
      priority,
      reason: (at === 0 ? whyOpened[priority] : undefined) ?? why[priority],
    };
  });
}
