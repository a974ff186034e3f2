/**
 * How the store goes about what every verb of the contract asks: by indices, never through a whole table that grows, and without
 * sorting what may be many. It times nothing: a plan is the same on every machine, and tells of a lost index before two million rows do.
 *
 * Verbs and their inputs come from the contract (statements-of-verbs.ts). What goes through a table all the same, or sorts, stands here
 * with the reason; a line of these lists that nothing needs any more is a fault as well.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { VerbName } from '../../preload/contract/index.ts';
import { inputSchema } from '../inputs/make-input.ts';
import { neverAccepted } from '../two-worlds/verbs.ts';
import { outputLists, type Played, playEveryVerb, played, type Statement } from './statements-of-verbs.ts';

let all: Played;
beforeAll(async () => {
  all = await playEveryVerb(1);
}, 300_000);

/** Of a vault there are as many as people and rules, whatever is taken in. */
const small = [
  'account',
  'colleague',
  'compartment',
  'compartment_row',
  'compartment_member',
  'm',
  'proposal',
  'caveat',
  'break_glass_rule',
  'setting',
  'threat_level',
  'late_stage_rule',
  'dissemination_rule',
  'document_rule',
  'repeat_rule',
  'sign_off_rule',
  'review_share_rule',
  'question_set_rule',
  'rule_proposal',
  'figure_rule',
  'delivery_rule',
  'bank_holiday_rule',
  'absence',
  // Loaded by an administrator, a few in a year.
  'map_file',
  'map_file_row',
  'accuracy_run',
  'week_row',
  // Who asks, what was handed over as a list, what a subquery gave, the indices of words.
  'viewer',
  'viewer_compartment',
  'json_each',
  'some',
  'fed',
  'w',
  // A page for the public is drafted some times a month.
  'public_page',
  'public_release',
  'page',
  // Kept counted: some rows for each day or month.
  'contribution_rollup',
  'triage_rollup',
  'clock_rollup',
  'arrest_rollup',
  'closure_review_rollup',
];

interface Allowed {
  step: RegExp;
  sql: RegExp;
  /** Those that may; any, where it is left out. */
  verbs?: readonly VerbName[];
  why: string;
}

const sort = /^USE TEMP B-TREE/;

const allowed: readonly Allowed[] = [
  {
    step: /^SCAN contribution USING (COVERING )?INDEX contribution_by_order$/,
    sql: /from "contribution" where (1 = 1|\+"contribution"\."immediateRisk" = \?) order by "receiptOrder" (asc|desc) limit \?$/,
    why: 'every contribution fits, or nearly every one: along the order of the list for as many as are wanted',
  },
  {
    step: /^SCAN contribution USING (COVERING )?INDEX contribution_by_order$/,
    sql: /from "contribution" where not exists \(select "person_pair"\."otherId" .*order by "receiptOrder" (asc|desc) limit \?$/,
    verbs: ['contributions.queue'],
    why: 'nearly every one is no repeat: along the order of the list for as many as are wanted',
  },
  {
    step: /^SCAN contribution USING (COVERING )?INDEX contribution_at_risk$/,
    sql: /"immediateRisk" = 1/,
    why: 'the index holds those at risk only, in the order of the list',
  },
  {
    step: /^SCAN contribution$/,
    sql: /where \+"contribution"\."immediateRisk" = \? limit \?\) as "some" group by "state"$/,
    why: 'those without immediate risk are nearly all of them: along the table, for as many as are counted',
  },
  {
    step: /^SCAN (case_proposal USING INDEX case_proposal_waiting|marking_change USING INDEX marking_change_waiting|break_glass USING INDEX break_glass_to_review)$/,
    sql: /order by "\w+"\."id" limit \?$/,
    why: 'the index holds what waits only, in the order of the list',
  },
  {
    step: /^SCAN break_glass$/,
    sql: /order by "break_glass"\."id" desc limit \?$/,
    verbs: ['access.breakGlassUses'],
    why: 'along the table from its end, for a page',
  },
  {
    step: /^SCAN investigation USING (COVERING )?INDEX investigation_in_order$/,
    sql: /limit \?$/,
    verbs: ['investigations.list'],
    why: 'in the order of the list for as many as are shown',
  },
  {
    step: /^SCAN person_pair USING INDEX person_pair_by_order$/,
    sql: /from "person_pair" where "strength" <> 'possible' .*limit \?$/,
    verbs: [
      'linking.reportedPersons',
      'contributions.queue',
      'contributions.count',
      'exports.contributions',
      'search.find',
    ],
    why: 'the index holds pairs that are at least probable only, in the order of the list, for as many as are read at once',
  },
  {
    step: /^SCAN contribution_snooze USING INDEX contribution_snooze_standing$/,
    sql: /where "endedAt" is null limit \?$/,
    verbs: ['contributions.queue'],
    why: 'the index holds what is put off only, and one is looked for',
  },
  { step: /^SCAN log_row$/, sql: /order by seq desc limit 1$/, why: 'the last line of the log' },
  {
    step: /^SCAN log( USING INDEX log_refused)?$/,
    sql: /from "log"( where "outcome" = '\w+')? order by "seq" desc limit \?$/,
    verbs: ['audit.entries'],
    why: 'along the log from its end; refusals, which are few, by the index of them alone',
  },
  {
    step: /^SCAN case_identifier$/,
    sql: /from "case_identifier" where "case_identifier"\."withdrawnAt" is null and "case_identifier"\."listed" = 1 order by "case_identifier"\."id" desc limit \?$/,
    verbs: ['investigations.entities'],
    why: 'one or two letters are looked for among the next 2,000, along the table from its end',
  },
  {
    step: /^SCAN link$/,
    sql: /from "link" where "withdrawnAt" is null order by "id" desc limit \?$/,
    verbs: ['accuracy.get'],
    why: 'the last decisions, along the table from its end; few are withdrawn',
  },
  {
    step: /^SCAN/,
    sql: /^select .* from "(link|log|investigation)"/,
    verbs: ['oversight.stats'],
    why: 'figures of the whole vault for its administrator, asked for at a terminal: each is a count along one index',
  },
  {
    step: /^SCAN \w+_row( USING COVERING INDEX \S+)?$/,
    sql: /^insert into "(investigation_row|account_row)"/,
    why: 'run only where a row that was written before has no parent: SQLite looks whether this one is it',
  },
  {
    step: sort,
    sql: /from "?(account|colleague|absence|threat_level|break_glass_rule|accuracy_run|compartment_member|compartment_row|draft)\b/,
    why: 'as many as there are people, rules, or notes of one person',
  },
  {
    step: sort,
    sql: /"contributionId" (= \?|in \(select value)/,
    why: 'what belongs to one contribution, or to those of one page',
  },
  {
    step: /^SCAN closure_review USING INDEX closure_review_(by_order|waiting)$/,
    sql: /"review"\."reviewedAt" is null/,
    why: 'the index holds closures that wait for a review only, in the order of the list',
  },
  {
    step: /^SCAN closure_review USING INDEX closure_review_reversed$/,
    sql: /"review"\."agrees" = 0/,
    why: 'the index holds what a review opened again only, in the order of the list',
  },
  {
    step: sort,
    sql: /"investigationId" (= \?|in \(select value)/,
    why: 'what belongs to one investigation, or to those of one page',
  },
  { step: sort, sql: /\bin \(select value from json_each/, why: 'those that an index of words or keys has found' },
  { step: sort, sql: /limit \?\) as "some" group by "state"$/, why: 'seven states, of 5,000 at most' },
  {
    step: /^USE TEMP B-TREE FOR DISTINCT$/,
    sql: /select distinct k\.investigationId .* limit 1000\)$/s,
    why: 'counts to 1,000 at most',
  },
  {
    step: sort,
    sql: /"day" >= \? and "\w+"\."day" <= \?/,
    verbs: [
      'oversight.arrestLeads',
      'oversight.arrests',
      'oversight.brief',
      'oversight.chartAsCsv',
      'oversight.dashboard',
      'oversight.outcome',
      'oversight.outcomeAsCsv',
      'oversight.trends',
      'rules.preview',
    ],
    why: 'arrests or disruptions of the days asked for: some hundred a year',
  },
  {
    step: sort,
    sql: /where \("investigation"."kind" = \? and "investigation"."openedAt" < \?/,
    verbs: ['oversight.brief', 'oversight.chartAsCsv', 'oversight.dashboard', 'oversight.standing'],
    why: 'the plots that are live',
  },
  {
    step: sort,
    sql: /from "investigation" where "kind" = \? order by "state" desc/,
    verbs: ['investigations.list'],
    why: 'plots, of all years: some hundred among the investigations',
  },
  {
    step: /^SCAN words_due_row$/,
    sql: /^delete from words_due_row returning/,
    why: 'what the transaction itself has changed: emptied before it ends',
  },
  {
    step: sort,
    sql: /from "contribution_rollup" where "day" >= \? and "day" <= \?/,
    verbs: ['publicPage.draft'],
    why: 'kept counted: some rows for each day',
  },
  {
    step: sort,
    sql: /from "log" where .*"log_record"/,
    verbs: ['audit.entries'],
    why: 'lines that name one record',
  },
  {
    step: /^USE TEMP B-TREE FOR GROUP BY$/,
    sql: /from "(contribution|case)_point" .*group by ("square"|"(contribution|case)_point"\."week")/,
    verbs: ['maps.squares'],
    why: 'as many groups as a window has squares, or the records have weeks',
  },
  {
    step: sort,
    sql: /"value" in \((\?(, )?)+\) and "kind" = \?/,
    verbs: ['linking.watchList'],
    why: 'what holds the forms of one plate, to its limit',
  },
  {
    step: /^SCAN watched USING INDEX watch_standing$/,
    sql: /from "watched" order by "id"$/,
    why: 'what anybody watches for: a hundred entries of one person at most',
  },
  {
    step: /^SCAN log USING INDEX log_verified$/,
    sql: /order by "seq" desc limit \?$/,
    verbs: ['myWork.auditState'],
    why: 'the index holds verifications of the log only, for the last one',
  },
  {
    step: /^SCAN break_glass USING INDEX break_glass_to_review$/,
    sql: /^select count/,
    verbs: ['access.countBreakGlassToReview'],
    why: 'the index holds what awaits a review only',
  },
  {
    step: /^SCAN signed_in USING INDEX log_signed_in$/,
    sql: /order by "seq" desc limit \?$/,
    verbs: ['myWork.upkeep'],
    why: 'the index holds sign-ins only, for the last 500',
  },
];

/** What a step goes through. */
const scanned = (step: string) => /^SCAN (\S+)/.exec(step)?.[1] ?? '';
const passes = ({ verb, sql }: Statement, step: string) =>
  allowed.filter((one) => one.step.test(step) && one.sql.test(sql) && (one.verbs?.includes(verb) ?? true));

function suspect(step: string): boolean {
  if (sort.test(step)) return true;
  return (
    step.startsWith('SCAN') &&
    !small.includes(scanned(step)) &&
    !/^SCAN (\d+ CONSTANT ROWS?|CONSTANT ROW|\d+-ROW VALUES CLAUSE|\(subquery-\d+\))/.test(step)
  );
}

const suspects = () =>
  all.statements.flatMap((statement) => statement.steps.filter(suspect).map((step) => ({ statement, step })));

describe('every verb of the contract', () => {
  it('was called and answered, with every field that narrows or goes on', () => {
    expect(all.statements.length).toBeGreaterThan(1_000);
    expect(played.filter((verb) => !all.accepted.has(verb) && !neverAccepted.includes(verb))).toEqual([]);
    expect(all.leftOut).toEqual([]);
  });

  it('goes through no table that grows, and sorts nothing that may be many', () => {
    const faults = suspects()
      .filter(({ statement, step }) => passes(statement, step).length === 0)
      .map(({ statement: { verb, sql }, step }) => `${verb}: ${step} in ${sql.slice(0, 400)}`);
    expect(faults).toEqual([]);
  });

  it('needs every exception that is made', () => {
    const used = new Set(suspects().flatMap(({ statement, step }) => passes(statement, step)));
    expect(allowed.filter((one) => !used.has(one)).map((one) => one.why)).toEqual([]);
  });
});

const ofOneContribution = 'what belongs to one contribution';
const ofOneCase = 'what belongs to one investigation: its screen shows all of it';
const asManyAsPeople = 'as many as people and what they agreed on';
const ofOnePerson = 'notes of one person';
const asGiven = 'answers for what was handed over, whose list has a limit';

/** Lists that have no next page and take no limit, with what holds them short. */
const short: Partial<Record<VerbName, string>> = {
  'triage.previewMany': 'those that were asked about, two hundred at most',
  'linking.previewMany': 'those that were asked about, one hundred at most',
  'search.recent': 'those that were asked about, twelve at most',
  'access.colleagues': asManyAsPeople,
  'access.people': asManyAsPeople,
  'access.proposals': 'those that wait, 200 at most',
  'access.compartments': asManyAsPeople,
  'access.caveats': 'a list that an administrator keeps',
  'access.breakGlassState': 'what is open to one person for some hours',
  'intake.drafts': ofOnePerson,
  'triage.savedViews': ofOnePerson,
  'oversight.brief': 'twenty who get it, and the plots of the dashboard',
  'oversight.briefLists': 'fifty of one person at most',
  'intake.mappings': ofOnePerson,
  'presence.here': asManyAsPeople,
  'triage.get': ofOneContribution,
  'triage.closingNeeds': ofOneContribution,
  'triage.considered': '50 decisions on one contribution, and of each what a thousand steps name',
  'reviews.get': ofOneContribution,
  'rules.list': 'the dozen rules that there are',
  'rules.preview': 'the plots of eighteen months',
  'rules.waiting': 'at most one change of each rule',
  'linking.heldElsewhere': 'six, and whether there are more',
  'linking.suggestions': ofOneContribution,
  'linking.suggestForText': ofOneContribution,
  'linking.earlierReports': 'a hundred at most: the likeliest',
  'linking.earlierReportsForText': 'twenty at most: the likeliest',
  'linking.waiveEarlierReports': 'of one contribution: a hundred at most',
  'linking.sameOrigin': ofOneContribution,
  'linking.compare': ofOneContribution,
  'linking.watchList': 'what one person watches, with a limit to the finds of each',
  'linking.findInvestigation': 'the first 20',
  'linking.decideMany': asGiven,
  'linking.undoMany': asGiven,
  'intake.previewFile': 'the columns and first rows of one file',
  'intake.importFile': 'the first refusals of one file',
  'intake.importInvestigations': 'the refusals of one file',
  'charts.around': 'a count for each kind of thing',
  'charts.draw': asGiven,
  'charts.connect': 'five ways of at most eight links',
  'charts.open': '3,000 things of one chart',
  'charts.save': asGiven,
  'investigations.addIdentifier': 'what was read in one field of a form',
  'investigations.list': 'the first 500, and how many there are',
  'investigations.get': ofOneCase,
  'investigations.timeline': ofOneCase,
  'exports.printTimeline': ofOneCase,
  'investigations.action': 'the last 100 of its history, and 100 records',
  'investigations.peopleToMention': 'the first 20',
  'investigations.entity': '200 investigations, and how many there are',
  'oversight.dashboard': 'the plots of eighteen months and those that are live',
  'oversight.standing': 'three clocks, and the stages of a plot',
  'oversight.plotOutcome': 'the first 300 of one plot, and how many there are',
  'oversight.outcome': 'the plots of eighteen months',
  'oversight.trends': 'the months of a window, and the words of a vocabulary',
  'investigations.subjectMatter': 'the newest 50 of one investigation',
  'publicPage.get': 'four tables, and its newest 100 receipts',
  'oversight.arrests': 'arrests of the days asked for: some hundred a year',
  'oversight.threatLevels': 'a national threat level changes once or twice a year',
  'maps.squares': 'the squares that a window has room for, and the weeks of the records',
  'maps.findPlace': 'the first 20',
  'maps.placesOf': 'of one record, 200 at most',
  'maps.print': 'the first 2,000, and whether there are more',
  'disseminations.of': 'the last 50 of one record, and whether there are more',
  'exports.legalBases': 'as many as the rule names',
  'documents.get': 'the last 200 changes and the first 500 identifiers of one document',
  'exhibits.get': 'what belongs to one exhibit',
  'entities.cases': 'eight at most',
  'inbox.absences': asManyAsPeople,
  'myWork.drafts': '100 of one person',
  'myWork.upkeep': 'twenty of each at most',
  'myWork.get': 'the live investigations of one person',
  'accuracy.get': 'the last measurement and the newest decisions, 1,000 at most',
  'accuracy.measure': 'figures of one measurement',
  'audit.verify': 'the first breaks of the chain',
};

describe('every list that a verb answers with', () => {
  it('goes on page by page, takes a limit, or is short for a reason that stands here', () => {
    const open = played.filter((verb) => {
      const fields = Object.keys(inputSchema(verb).properties ?? {});
      return outputLists(verb).length > 0 && !fields.includes('after') && !fields.includes('limit');
    });
    expect(open.filter((verb) => short[verb] === undefined)).toEqual([]);
    expect(Object.keys(short).filter((verb) => !open.includes(verb as VerbName))).toEqual([]);
  });
});
