/** What can be changed of each rule, field by field: the form, the list of what a version says, and the differences are all made from it. */
import type { RuleName } from '../../../preload/contract/rule-shapes.ts';
import { label, RecipientKind } from '../../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.ruleFields;

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
  ['risk', texts.immediateRisk],
  ...(['P1A', 'P1B', 'P2H', 'P2M', 'P2L', 'P3', 'P4'] as const).map((one) => [one, one] as const),
  ['watch', texts.watchListMatch],
] as const;
const hours = (step: 'seen' | 'answered') =>
  pressing.map(([key, name]) => ({ ...number(`${step}.${key}`, name, 'hours', 0.25, 2160), whole: false }));

const facts = [
  ['immediate_risk', texts.immediateRiskWasMarked],
  ['child', texts.aChildMayBe],
  ['repeat', texts.theSameWasReported],
  ['named_target', texts.aTargetMayBe],
  ['reliable_source', texts.theSourceIsGraded],
] as const;

const signs = [
  ['intent', texts.intent],
  ['target', texts.aSpecificTargetOr],
  ['capability', texts.capabilityInHand],
  ['rehearsal', texts.rehearsal],
] as const;

const questions = (path: string, name: string): FieldGroup => ({
  title: name,
  list: {
    path,
    one: 'question',
    label: name,
    short: { label: texts.label, most: 40 },
    long: { label: texts.whatIsAsked, most: 200 },
  },
});

export const fieldsOf: Readonly<Record<RuleName, readonly FieldGroup[]>> = {
  sign_off: [
    {
      title: texts.aSupervisorSignsOff,
      ticks: facts.map(([fact, name]) => ({ path: `supervisor.${fact}`, label: name })),
    },
    {
      title: texts.riskCredibilityActionabilityAnd,
      ticks: facts.map(([fact, name]) => ({ path: `rcap.${fact}`, label: name })),
    },
    { title: null, numbers: [number('atLeast', texts.reportedBeforeCountsFrom, texts.earlierReportsWithin, 1, 20)] },
    {
      title: texts.aReasonIsAlso,
      help: texts.noFurtherActionAlways,
      ticks: [
        { path: 'reason.trace', label: texts.aTrace },
        { path: 'reason.lead', label: texts.aLead },
        { path: 'reason.referred', label: texts.aReferral },
      ],
    },
  ],
  repeat: [
    {
      title: texts.aSupervisorSignsOffFrom,
      numbers: [
        number('earlier', texts.earlierReports, texts.orMore, 1, 20),
        number('closed', texts.ofThemClosed, texts.orMore, 1, 20),
        number('months', texts.within, 'months', 1, 120),
      ],
    },
  ],
  delivery: [
    { title: texts.lookedAtWithin, numbers: hours('seen') },
    { title: texts.answeredAfterThatWithin, numbers: hours('answered') },
    {
      title: texts.whereAnInvestigationLearns,
      numbers: [
        number('late.months', texts.comparedWithTheLast, 'months', 1, 120),
        number('late.atMost', texts.deliveredAtOnceAt, 'matches', 1, 200),
      ],
    },
  ],
  dissemination: [
    ...RecipientKind.options.map(
      (kind): FieldGroup => ({
        title: label(kind),
        numbers: [
          number(`due.${kind}.send`, texts.sentWithin, 'days', 0, 365),
          number(`due.${kind}.receipt`, texts.receiptWithin, 'days', 0, 365),
          number(`due.${kind}.outcome`, texts.outcomeWithin, 'days', 0, 365),
        ],
      }),
    ),
    {
      title: texts.legalBases,
      help: texts.dataProtectionAct2018,
      list: {
        path: 'bases',
        one: texts.legalBasis,
        label: texts.legalBases,
        short: { label: texts.wording, most: 300 },
        long: null,
      },
    },
  ],
  break_glass: [
    {
      title: null,
      help: texts.clearanceIsNeverExceeded,
      numbers: [
        number('hours', texts.aRecordIsOpen, 'hours', 1, 72),
        number('reviewDays', texts.reviewedWithin, 'days', 1, 30),
        number('attempts', texts.attempts, texts.forOnePerson, 1, 20),
        number('perHours', texts.in, 'hours', 1, 168),
      ],
    },
  ],
  review_share: [{ title: null, numbers: [number('percent', texts.drawnForReview, texts.closuresInAHundred, 0, 100)] }],
  question_set: [
    questions('tip', texts.aTip),
    questions('referral', texts.aReferral),
    questions('online_material', texts.onlineMaterial),
  ],
  late_stage: [
    {
      title: texts.evidenceOfAllOf,
      ticks: signs.map(([sign, name]) => ({ path: `all.${sign}`, label: name })),
    },
    {
      title: texts.andOfOneOf,
      ticks: signs.map(([sign, name]) => ({ path: `any.${sign}`, label: name })),
    },
    { title: null, ticks: [{ path: 'countersigned', label: texts.countersignedByASecond }] },
  ],
  began_with_public: [
    { title: null, numbers: [number('linkedWithinDays', texts.linkedWithin, texts.daysOfTheOpening, 1, 365)] },
  ],
  small_numbers: [
    {
      title: null,
      numbers: [
        number('below', texts.countsAreLeftOut, texts.andAboveNought, 3, 50),
        number('leastDays', texts.aPeriodHasAt, 'days', 7, 366),
      ],
    },
  ],
  trend: [
    {
      title: null,
      numbers: [{ ...number('alpha', texts.byChanceInFewer, texts.ofAHundredCases, 0.1, 20), whole: false }],
    },
  ],
  subject_matter: [
    {
      title: null,
      list: { path: 'words', one: 'word', label: texts.words, short: { label: texts.word, most: 60 }, long: null },
    },
  ],
  bank_holiday: [
    {
      title: null,
      help: texts.asPublishedAtWww,
      list: {
        path: 'days',
        one: 'day',
        label: texts.days,
        short: { label: texts.dayAs202612, most: 10 },
        long: { label: texts.name, most: 60 },
        byName: true,
      },
    },
  ],
  exception: [
    {
      title: texts.anExceptionOnceOverdue,
      numbers: [
        number('days.deliveries', texts.whatHasReachedA, 'days', 0, 90),
        number('days.disseminations', texts.whatWasSentTo, 'days', 0, 90),
        number('days.callBacks', texts.aCallBack, 'days', 0, 90),
      ],
    },
    {
      title: texts.orOnceItHas,
      numbers: [
        number('days.signOffs', texts.aSignOff, 'days', 0, 90),
        number('days.countersignatures', texts.aCountersignature, 'days', 0, 90),
      ],
    },
  ],
  document: [
    {
      title: null,
      numbers: [
        number('textSeconds', texts.wordsAreReadFor, 'seconds', 5, 600),
        number('textPages', texts.ofAtMost, 'pages', 1, 10_000),
      ],
    },
    {
      title: texts.pictures,
      help: texts.aMachineReadsThem,
      ticks: [{ path: 'readImages', label: texts.readWordsInPictures }],
    },
  ],
};
