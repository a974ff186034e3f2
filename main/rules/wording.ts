/** A rule in a sentence or two, as it is shown wherever it acts. Made from what it consists of, so that the two never disagree. */
import type { SignOffFact } from '../../preload/contract/closing-words.ts';
import type { LateStageSign, RuleContent, RuleOf, SignOffOutcome } from '../../preload/contract/rule-shapes.ts';
import { label, type Priority, RecipientKind } from '../../preload/contract/vocabulary.ts';

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const outcomes: Readonly<Record<SignOffOutcome, string>> = {
  nfa: 'no further action',
  trace: 'a trace',
  lead: 'a lead',
  referred: 'a referral',
};

const factClause: Readonly<Record<SignOffFact, string>> = {
  immediate_risk: 'immediate risk was marked',
  child: 'a child may be concerned',
  repeat: 'the same was reported before',
  named_target: 'a target may be named',
  reliable_source: 'the source is graded 1',
};

function signOff({ reason, closing }: RuleOf<'sign_off'>): string {
  const clauses = (need: 'supervisor' | 'rcap') =>
    closing
      .filter(({ needs }) => needs.includes(need))
      .map(({ fact, atLeast = 1 }) =>
        fact === 'repeat' && atLeast > 1 ? `${factClause.repeat} at least ${atLeast} times` : factClause[fact],
      );
  const supervisor = clauses('supervisor');
  const rcap = clauses('rcap');
  const others = reason.filter((outcome) => outcome !== 'nfa').map((outcome) => outcomes[outcome]);
  return [
    'No further action takes a reason and a second person.',
    ...(supervisor.length === 0 ? [] : [`That person is a supervisor where ${listed(supervisor, 'or')}.`]),
    ...(rcap.length === 0
      ? []
      : [`Risk, credibility, actionability and proportionality are assessed first where ${listed(rcap, 'or')}.`]),
    ...(others.length === 0 ? [] : [`${capital(listed(others))} ${others.length === 1 ? 'takes' : 'take'} a reason.`]),
  ].join(' ');
}

const ordinals = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** In words to the tenth, as the first version of the rule is worded. */
function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return ordinals[n - 2] ?? `${n}${(teen ? undefined : ['th', 'st', 'nd', 'rd'][n % 10]) ?? 'th'}`;
}

const withArticle = (words: string): string => `${/^(e|8|11|18)/.test(words) ? 'An' : 'A'} ${words}`;

const repeat = ({ earlier, closed, months }: RuleOf<'repeat'>): string =>
  `${withArticle(ordinal(earlier + 1))} report within ${counted(months, 'month')} that strongly or probably names the same person, or one after ${
    closed === 1 ? 'an earlier one was' : `${closed} earlier ones were`
  } closed without further action, takes a supervisor to sign off.`;

const priorities: readonly Priority[] = ['P1A', 'P1B', 'P2H', 'P2M', 'P2L', 'P3', 'P4'];

const ofEach = (hours: RuleOf<'delivery'>['seen']): string =>
  `${counted(hours.risk, 'hour')} for an immediate risk, ${priorities.map((one) => `${hours[one]} for ${one}`).join(', ')}, ${hours.watch} for a watch-list match`;

const delivery = ({ seen, answered, late }: RuleOf<'delivery'>): string =>
  `Looked at within ${ofEach(seen)}; answered after that within ${ofEach(answered)}. Then it goes to the deputy and to supervisors as well. What an investigation learns is compared with the ${counted(late.months, 'month')} before, and at most ${late.atMost} matches are delivered at once.`;

const dissemination = ({ bases, due }: RuleOf<'dissemination'>): string =>
  `${RecipientKind.options
    .map(
      (kind) =>
        `${label(kind)}: sent within ${counted(due[kind].send, 'day')}, a receipt within ${counted(due[kind].receipt, 'day')}, an outcome within ${counted(due[kind].outcome, 'day')}`,
    )
    .join('; ')}. ${counted(bases.length, 'legal basis', 'legal bases')} can be given.`;

const breakGlass = ({ hours, reviewDays, attempts, perHours }: RuleOf<'break_glass'>): string =>
  `One record, named by its reference, for ${counted(hours, 'hour')}; reviewed within ${counted(reviewDays, 'day')}; ${counted(attempts, 'attempt')} in ${counted(perHours, 'hour')}.`;

const reviewShare = ({ percent }: RuleOf<'review_share'>): string =>
  percent === 0
    ? 'No closure goes to a blind second review.'
    : percent === 100
      ? 'Every closure goes to a blind second review as it is signed off.'
      : `${counted(percent, 'closure')} in a hundred, drawn by chance as they are signed off, ${percent === 1 ? 'goes' : 'go'} to a blind second review.`;

const questionSet = ({ tip, referral, online_material }: RuleOf<'question_set'>): string =>
  `${counted(tip.length, 'question')} about a tip, ${referral.length} about a referral and ${online_material.length} about online material, in this order; none of them has to be asked.`;

const signs: Readonly<Record<LateStageSign, string>> = {
  intent: 'intent',
  target: 'a specific target or date',
  capability: 'capability in hand',
  rehearsal: 'rehearsal',
};

function lateStage({ all, any, countersigned }: RuleOf<'late_stage'>): string {
  const both = [
    ...(all.length === 0 ? [] : [listed(all.map((sign) => signs[sign]))]),
    ...(any.length === 0
      ? []
      : [
          all.length === 0
            ? listed(
                any.map((sign) => signs[sign]),
                'or',
              )
            : `one of ${listed(any.map((sign) => signs[sign]))}`,
        ]),
  ];
  return `Evidence of ${both.join(', and ')}; assessed by a named officer with a reason${countersigned ? ' and countersigned by a second' : ''}.`;
}

const began = ({ linkedWithinDays }: RuleOf<'began_with_public'>): string =>
  `An investigation began with the public where a contribution that had been received before it was opened was linked to it within ${counted(linkedWithinDays, 'day')} of its opening.`;

const smallNumbers = ({ below, leastDays }: RuleOf<'small_numbers'>): string =>
  `Counts from 1 to ${below - 1} are left out, and others with them, so that no sum gives them back; nought is shown. A period has at least ${counted(leastDays, 'day')}, and no two released periods overlap.`;

const trend = ({ alpha }: RuleOf<'trend'>): string =>
  `An arrow stands only where a difference this large between the two windows would come by chance in fewer than ${Number((alpha * 100).toFixed(1))} of a hundred cases: the exact test for two Poisson counts, two-sided.`;

const subjectMatter = ({ words }: RuleOf<'subject_matter'>): string =>
  `What a plot is about, as far as that is known: ${words.map(({ label: one }) => one).join('; ')}.`;

const bankHoliday = ({ from, through, days }: RuleOf<'bank_holiday'>): string =>
  `${counted(days.length, 'day')} of ${from.slice(0, 4)} to ${through.slice(0, 4)} on which nobody is at work: bank holidays in England and Wales, as published at www.gov.uk/bank-holidays, and what was added. In a year that is not listed only Saturdays and Sundays are left out.`;

const exception = ({ days }: RuleOf<'exception'>): string =>
  `Something is shown to managers as an exception once it has been overdue for longer than this: what has reached a case ${counted(days.deliveries, 'day')}, what was sent to others ${counted(days.disseminations, 'day')}, a call-back ${counted(days.callBacks, 'day')}; or once it has waited for longer than this: a sign-off ${counted(days.signOffs, 'day')}, a countersignature ${counted(days.countersignatures, 'day')}.`;

const bytes = (n: number): string => {
  const giga = n / 1024 ** 3;
  return giga >= 1 ? `${Number(giga.toFixed(1))} GB` : `${Number((n / 1024 ** 2).toFixed(1))} MB`;
};

const document = ({ largestBytes, textBytes, textSeconds, textPages, readImages }: RuleOf<'document'>): string =>
  `A document is at most ${bytes(largestBytes)}. Its words are read where it is no larger than ${bytes(textBytes)}, for ${
    textSeconds === 60 ? 'a minute' : counted(textSeconds, 'second')
  } and ${textPages.toLocaleString('en-GB')} ${textPages === 1 ? 'page' : 'pages'} at most. ${
    readImages ? 'Words in pictures are read by machine, and are marked as such.' : 'Words in pictures are not read.'
  }`;

export function wordingOf(content: RuleContent): string {
  switch (content.name) {
    case 'sign_off':
      return signOff(content.rule);
    case 'repeat':
      return repeat(content.rule);
    case 'delivery':
      return delivery(content.rule);
    case 'dissemination':
      return dissemination(content.rule);
    case 'break_glass':
      return breakGlass(content.rule);
    case 'review_share':
      return reviewShare(content.rule);
    case 'question_set':
      return questionSet(content.rule);
    case 'late_stage':
      return lateStage(content.rule);
    case 'began_with_public':
      return began(content.rule);
    case 'small_numbers':
      return smallNumbers(content.rule);
    case 'trend':
      return trend(content.rule);
    case 'subject_matter':
      return subjectMatter(content.rule);
    case 'bank_holiday':
      return bankHoliday(content.rule);
    case 'exception':
      return exception(content.rule);
    case 'document':
      return document(content.rule);
  }
}
