/** What can be changed of each rule, field by field: the form, the list of what a version says, and the differences are all made from it. */
import type { RuleName } from '../../../preload/contract/rule-shapes.ts';
import { label, RecipientKind } from '../../../preload/contract/vocabulary.ts';

/** A number at a place within the rule. */
export interface NumberField {
  path: string;
  label: string;
  unit: string;
  least: number;
  most: number;
  whole: boolean;
}

export interface TickField {
  path: string;
  label: string;
}

/** A list of things that are added, reordered and withdrawn. */
export interface ListField {
  path: string;
  /** One of them. */
  one: string;
  label: string;
  /** What is typed of each: its short name, and a longer text where it has one. */
  short: { label: string; most: number };
  long: { label: string; most: number } | null;
  /** Known by its short name, wherever it stands among the others. */
  byName?: true;
}

export interface FieldGroup {
  title: string | null;
  help?: string;
  numbers?: readonly NumberField[];
  ticks?: readonly TickField[];
  list?: ListField;
}

const number = (path: string, name: string, unit: string, least: number, most: number): NumberField => ({
  path,
  label: name,
  unit,
  least,
  most,
  whole: true,
});

const pressing = [
  ['risk', 'Immediate risk'],
  ...(['P1A', 'P1B', 'P2H', 'P2M', 'P2L', 'P3', 'P4'] as const).map((one) => [one, one] as const),
] as const;
const hours = (step: 'seen' | 'answered') =>
  pressing.map(([key, name]) => ({ ...number(`${step}.${key}`, name, 'hours', 0.25, 2160), whole: false }));

const facts = [
  ['immediate_risk', 'Immediate risk was marked'],
  ['child', 'A child may be concerned'],
  ['repeat', 'The same was reported before'],
  ['named_target', 'A target may be named'],
  ['reliable_source', 'The source is graded 1, reliable'],
] as const;

const signs = [
  ['intent', 'Intent'],
  ['target', 'A specific target or date'],
  ['capability', 'Capability in hand'],
  ['rehearsal', 'Rehearsal'],
] as const;

const questions = (path: string, name: string): FieldGroup => ({
  title: name,
  list: {
    path,
    one: 'question',
    label: name,
    short: { label: 'Label', most: 40 },
    long: { label: 'What is asked', most: 200 },
  },
});

export const fieldsOf: Readonly<Record<RuleName, readonly FieldGroup[]>> = {
  sign_off: [
    {
      title: 'A supervisor signs off no further action where',
      ticks: facts.map(([fact, name]) => ({ path: `supervisor.${fact}`, label: name })),
    },
    {
      title: 'Risk, credibility, actionability and proportionality are assessed first where',
      ticks: facts.map(([fact, name]) => ({ path: `rcap.${fact}`, label: name })),
    },
    { title: null, numbers: [number('atLeast', 'Reported before counts from', 'earlier reports', 1, 20)] },
    {
      title: 'A reason is also needed for',
      help: 'No further action always takes one.',
      ticks: [
        { path: 'reason.trace', label: 'A trace' },
        { path: 'reason.lead', label: 'A lead' },
        { path: 'reason.referred', label: 'A referral' },
      ],
    },
  ],
  repeat: [
    {
      title: 'A supervisor signs off from',
      numbers: [
        number('earlier', 'Earlier reports', 'or more', 1, 20),
        number('closed', 'Of them closed', 'or more', 1, 20),
        number('months', 'Within', 'months', 1, 120),
      ],
    },
  ],
  delivery: [
    { title: 'Looked at within', numbers: hours('seen') },
    { title: 'Answered after that within', numbers: hours('answered') },
    {
      title: 'Where an investigation learns something',
      numbers: [
        number('late.months', 'Compared with the last', 'months', 1, 120),
        number('late.atMost', 'Delivered at once, at most', 'matches', 1, 200),
      ],
    },
  ],
  dissemination: [
    ...RecipientKind.options.map(
      (kind): FieldGroup => ({
        title: label(kind),
        numbers: [
          number(`due.${kind}.send`, 'Sent within', 'days', 0, 365),
          number(`due.${kind}.receipt`, 'Receipt within', 'days', 0, 365),
          number(`due.${kind}.outcome`, 'Outcome within', 'days', 0, 365),
        ],
      }),
    ),
    {
      title: 'Legal bases',
      help: 'Data Protection Act 2018, Part 3 can be reworded, but stays: commands disclose on it.',
      list: {
        path: 'bases',
        one: 'legal basis',
        label: 'Legal bases',
        short: { label: 'Wording', most: 300 },
        long: null,
      },
    },
  ],
  break_glass: [
    {
      title: null,
      help: 'Clearance is never exceeded. Nothing stays open for more than a week.',
      numbers: [
        number('hours', 'A record is open for', 'hours', 1, 72),
        number('reviewDays', 'Reviewed within', 'days', 1, 30),
        number('attempts', 'Attempts', 'for one person', 1, 20),
        number('perHours', 'In', 'hours', 1, 168),
      ],
    },
  ],
  review_share: [{ title: null, numbers: [number('percent', 'Drawn for review', 'closures in a hundred', 0, 100)] }],
  question_set: [
    questions('tip', 'A tip'),
    questions('referral', 'A referral'),
    questions('online_material', 'Online material'),
  ],
  late_stage: [
    {
      title: 'Evidence of all of these',
      ticks: signs.map(([sign, name]) => ({ path: `all.${sign}`, label: name })),
    },
    {
      title: 'And of one of these',
      ticks: signs.map(([sign, name]) => ({ path: `any.${sign}`, label: name })),
    },
    { title: null, ticks: [{ path: 'countersigned', label: 'Countersigned by a second person' }] },
  ],
  began_with_public: [
    { title: null, numbers: [number('linkedWithinDays', 'Linked within', 'days of the opening', 1, 365)] },
  ],
  small_numbers: [
    {
      title: null,
      numbers: [
        number('below', 'Counts are left out below', 'and above nought', 3, 50),
        number('leastDays', 'A period has at least', 'days', 7, 366),
      ],
    },
  ],
  trend: [
    {
      title: null,
      numbers: [{ ...number('alpha', 'By chance in fewer than', 'of a hundred cases', 0.1, 20), whole: false }],
    },
  ],
  subject_matter: [
    {
      title: null,
      list: { path: 'words', one: 'word', label: 'Words', short: { label: 'Word', most: 60 }, long: null },
    },
  ],
  bank_holiday: [
    {
      title: null,
      help: 'As published at www.gov.uk/bank-holidays. A day of a later year adds that whole year, so add all of its days.',
      list: {
        path: 'days',
        one: 'day',
        label: 'Days',
        short: { label: 'Day, as 2026-12-25', most: 10 },
        long: { label: 'Name', most: 60 },
        byName: true,
      },
    },
  ],
  document: [
    {
      title: null,
      numbers: [
        number('textSeconds', 'Words are read for at most', 'seconds', 5, 600),
        number('textPages', 'Of at most', 'pages', 1, 10_000),
      ],
    },
    {
      title: 'Pictures',
      help: 'A machine reads them on this computer alone. It misreads: what it read is marked, and never decides a match by itself.',
      ticks: [{ path: 'readImages', label: 'Read words in pictures by machine' }],
    },
  ],
};
