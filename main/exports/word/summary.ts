/** An investigation in short: what it is about, who is in it, how far it has come, and what it rests on. */
import { type IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { dateWords, recordedDay, whenWords } from '../../investigations/date-words.ts';
import { get } from '../../investigations/get-investigation.ts';
import { requireInvestigationInReach } from '../../investigations/require.ts';
import { timelineOf } from '../../investigations/timeline.ts';
import type { Context } from '../../store/use-case.ts';
import { handlingOf } from '../handling.ts';
import { type Content, facts, highest, listed, part } from './content.ts';

const mostContributions = 500;

const identifiersInWords = (identifiers: readonly { kind: IdentifierKind; text: string }[]) =>
  identifiers.map(({ kind, text }) => `${label(kind)}: ${text}`).join('\n');

/** Throws NOT_FOUND, OPENED_TO_READ. */
export async function summary(context: Context, id: number): Promise<Content> {
  const { markingRank } = await requireInvestigationInReach(context, id);
  const whole = await get(context, { id });
  const tips = (await timelineOf(context, id)).entries.filter(({ lane }) => lane === 'tip');
  const shown = tips.slice(0, mostContributions);
  const contributionIds = shown.map(({ itemId }) => itemId);
  const { reference, operation, disruption } = whole;
  return {
    title: `Op ${operation}, ${reference}: case summary`,
    blocks: [
      facts([
        ['Reference', reference],
        ['Subject matter', label(whole.kind)],
        ['Priority', whole.priority],
        ['State', label(whole.state)],
        [
          'Stage',
          whole.stage === null ? null : `${label(whole.stage)}${whole.stageProposed ? ' (not countersigned)' : ''}`,
        ],
        ['Opened', dateWords(whole.openedAt, 'day')],
        ['Area', whole.area],
        ['Owner', whole.owner],
        ['Team', whole.team.map(({ name }) => name).join(', ')],
      ]),
      part('Summary'),
      { kind: 'text', text: whole.summary },
      ...listed('Subjects', 'No subject is recorded.', {
        head: ['Name', 'Role', 'Also called', 'Born', 'Identifiers'],
        shares: [24, 14, 20, 12, 30],
        rows: whole.people.map(({ name, role, aliases, born, identifiers }) => [
          name,
          label(role),
          aliases.join('\n'),
          born === null ? '' : recordedDay(born),
          identifiersInWords(identifiers),
        ]),
      }),
      ...(whole.identifiers.length === 0
        ? []
        : [
            part('Identifiers of nobody in particular'),
            facts([['Identifiers', identifiersInWords(whole.identifiers)]]),
          ]),
      ...listed('Stage assessments', 'Its stage has not been assessed.', {
        head: ['When', 'Stage', 'Reason', 'Assessed by', 'Countersigned by'],
        shares: [16, 16, 36, 16, 16],
        rows: whole.assessments.map((one) => [
          dateWords(one.at, 'minute'),
          `${label(one.stage)}${one.lateStage ? ' (late-stage)' : ''}${one.refused ? ' (refused)' : ''}`,
          one.reason,
          one.by,
          one.countersignedBy ?? '',
        ]),
      }),
      ...listed('Arrests', 'Nobody has been arrested.', {
        head: ['When', 'Who', 'Power', 'Offence', 'Outcome'],
        shares: [18, 22, 20, 22, 18],
        rows: whole.arrests.map(({ at, subject, power, offence, outcome }) => [
          dateWords(at, 'minute'),
          subject ?? 'Not a subject',
          power ?? '',
          offence ?? '',
          label(outcome),
        ]),
      }),
      ...(disruption === null
        ? []
        : [
            part('Disruption'),
            facts([
              ['When', dateWords(disruption.at, 'minute')],
              ['How', disruption.summary],
            ]),
          ]),
      ...listed('Contributions that are linked', 'No contribution that the preparer can see is linked.', {
        head: ['Reference', 'Received', 'Channel', 'How it begins'],
        shares: [20, 18, 16, 46],
        rows: shown.map((tip) => [
          tip.detail,
          whenWords({ ...tip, fromAt: tip.from, toAt: null }),
          label(tip.kind),
          tip.title,
        ]),
      }),
      ...(tips.length === shown.length
        ? []
        : [{ kind: 'text' as const, text: `${tips.length - shown.length} more are not in this document.` }]),
    ],
    handling: await handlingOf(context, { investigation: { id, reference }, contributionIds }),
    markingRank: highest(
      markingRank,
      shown.map(({ marking }) => marking),
    ),
    investigationId: id,
    contributionIds,
  };
}
