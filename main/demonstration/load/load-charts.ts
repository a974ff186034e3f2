/**
 * Two link charts as an analyst would have left them: who belongs to one plot and how they are reached, and how two cases meet in something
 * that both hold. Both are of cases that everybody sees.
 */
import type { ChartIdentifierKind, ThingKind } from '../../../preload/contract/charts.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { isOne } from '../../store/sql.ts';
import type { LoadedIds } from './loaded-ids.ts';

interface Placed {
  what: ThingKind;
  thingId: number | null;
  value: string | null;
  investigationId: number | null;
  contributionId: number | null;
  x: number;
  y: number;
  note?: string;
}

const day = 86_400_000;
const noFilters = JSON.stringify({ kinds: [], from: null, to: null, source: null, intelligence: null });
/** So many of each are put on a chart by hand. */
const most = { subjects: 6, identifiers: 3, tips: 5 };

/** Of what cases share, so much is weighed. */
const sharedAtMost = 60;

interface Held {
  investigationId: number;
  subjectId: number | null;
  kind: ChartIdentifierKind;
  value: string;
}

const onCircle = (x: number, y: number, radius: number, turn: number) => ({
  x: Math.round(x + radius * Math.cos(turn)),
  y: Math.round(y + radius * Math.sin(turn)),
});

const ofCase = (investigationId: number, x: number, y: number, note = ''): Placed => ({
  what: 'investigation',
  thingId: investigationId,
  value: null,
  investigationId,
  contributionId: null,
  x,
  y,
  note,
});
const ofTip = (contributionId: number, place: { x: number; y: number }, note = ''): Placed => ({
  what: 'contribution',
  thingId: contributionId,
  value: null,
  investigationId: null,
  contributionId,
  ...place,
  note,
});

/** Ranks below it are those that every officer may see. */
const readable = rank(Marking, 'SECRET');

/** Live cases that everybody sees, the most urgent first. */
const openCases = ({ db }: WriteTransaction) =>
  db
    .selectFrom('investigation')
    .select(['id', 'operation', 'kind', 'ownerId', 'openedAt'])
    .where('state', '=', 'live')
    .where('compartmentId', '=', 0)
    .where('namedReaders', '=', 0)
    .where('markingRank', '<', readable)
    .orderBy('priority')
    .orderBy('id')
    .execute();

/** Contributions that name it and that everybody sees, the newest first. */
const tipsNaming = ({ db }: WriteTransaction, kind: string, value: string, limit: number) =>
  db
    .selectFrom('identifier')
    .innerJoin('contribution', 'contribution.id', 'identifier.contributionId')
    .select('contribution.id')
    .distinct()
    .where('identifier.value', '=', value)
    .where('identifier.kind', '=', kind as 'phone')
    .where('contribution.compartmentId', '=', 0)
    .where('contribution.markingRank', '<', readable)
    .orderBy('contribution.id', 'desc')
    .limit(limit)
    .execute();

async function peopleOf(into: WriteTransaction, investigationId: number): Promise<Placed[]> {
  const subjects = await into.db
    .selectFrom('subject')
    .select('id')
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .limit(most.subjects)
    .execute();
  const placed: Placed[] = [ofCase(investigationId, 0, 0)];
  const tips = new Set<number>();
  for (const [at, { id }] of subjects.entries()) {
    const turn = (2 * Math.PI * at) / subjects.length;
    const own = onCircle(0, 0, 220, turn);
    const note = at === 0 ? 'Comes up in most of the calls. Who drives him is not known yet.' : '';
    placed.push({ what: 'subject', thingId: id, value: null, investigationId, contributionId: null, ...own, note });
    const held = await into.db
      .selectFrom('case_identifier')
      .select(['kind', 'value'])
      .where('subjectId', '=', id)
      .where('withdrawnAt', 'is', null)
      .where(isOne('case_identifier.listed'))
      .where('kind', 'in', ['phone', 'vrm', 'email', 'handle', 'address'])
      .orderBy('id')
      .limit(most.identifiers)
      .execute();
    for (const [place, { kind, value }] of held.entries()) {
      const where = onCircle(0, 0, 400, turn + (place - (held.length - 1) / 2) * 0.32);
      if (kind === 'date' || placed.some((one) => one.what === kind && one.value === value)) continue;
      placed.push({ what: kind, thingId: null, value, investigationId, contributionId: null, ...where });
      for (const { id: tip } of await tipsNaming(into, kind, value, 2)) {
        if (tips.has(tip)) continue;
        tips.add(tip);
        placed.push(ofTip(tip, onCircle(0, 0, 560, turn + (place - (held.length - 1) / 2) * 0.3 + tips.size * 0.02)));
      }
    }
  }
  return placed;
}

/** Something that two open cases hold, with the contributions that name it; `null` where no two share anything. */
async function meetingOf(into: WriteTransaction, cases: readonly { id: number; operation: string }[]) {
  const held = await into.db
    .selectFrom('case_identifier')
    .select(['investigationId', 'subjectId', 'kind', 'value'])
    .where('withdrawnAt', 'is', null)
    .where(isOne('case_identifier.listed'))
    .where('kind', 'in', ['phone', 'vrm', 'email', 'handle', 'person'])
    .orderBy('id')
    .execute();
  const open = new Set(cases.map(({ id }) => id));
  const byValue = Map.groupBy(
    held.flatMap(({ kind, ...one }): Held[] =>
      kind === 'date' || !open.has(one.investigationId) ? [] : [{ kind, ...one }],
    ),
    ({ kind, value }) => `${kind} ${value}`,
  );
  const shared = [...byValue.values()].flatMap((holders) => {
    const [first] = holders;
    const other = holders.find(({ investigationId }) => investigationId !== first?.investigationId);
    return first === undefined || other === undefined ? [] : [{ first, other }];
  });
  // A number or a plate says more than a name, and one that calls speak of more than one that none does.
  const weighed: { tips: { id: number }[]; first: Held; other: Held; weight: number }[] = [];
  for (const { first, other } of shared.slice(0, sharedAtMost)) {
    const tips = await tipsNaming(into, first.kind, first.value, most.tips);
    weighed.push({ first, other, tips, weight: tips.length + (first.kind === 'person' ? 0 : 2) });
  }
  const [best] = weighed.toSorted((one, two) => two.weight - one.weight);
  if (best === undefined) return null;
  const { first, other, tips } = best;
  const { investigationId } = first;
  const placed: Placed[] = [
    ofCase(investigationId, -340, 0),
    ofCase(other.investigationId, 340, 0),
    {
      what: first.kind,
      thingId: null,
      value: first.value,
      investigationId,
      contributionId: null,
      x: 0,
      y: 0,
      note: 'Held by both. Ask each team how it came by it before anything is read into it.',
    },
    ...[first, other].flatMap((holder, at) =>
      holder.subjectId === null
        ? []
        : [
            {
              what: 'subject' as const,
              thingId: holder.subjectId,
              value: null,
              investigationId: holder.investigationId,
              contributionId: null,
              x: at === 0 ? -180 : 180,
              y: -60,
            },
          ],
    ),
    ...tips.map(({ id }, at) => ofTip(id, { x: (at - (tips.length - 1) / 2) * 150, y: 200 + (at % 2) * 60 })),
  ];
  const nameOf = (id: number) => cases.find((one) => one.id === id)?.operation ?? '';
  return { investigationId, placed, names: [nameOf(investigationId), nameOf(other.investigationId)] as const };
}

async function addChart(
  into: WriteTransaction,
  chart: { investigationId: number; name: string; note: string; madeAt: string; madeBy: number },
  placed: readonly Placed[],
): Promise<void> {
  const chartId = await into.fill('chart_row', [{ ...chart, filters: noFilters }]);
  const { madeAt: at, madeBy: by } = chart;
  await into.fill(
    'chart_thing_row',
    placed.map((one) => ({ note: '', ...one, chartId, hidden: 0 as const, apart: '[]', at, by })),
  );
}

export async function loadCharts(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const cases = await openCases(into);
  const analyst = accounts.get('p.shah') ?? 1;
  const ago = (days: number) => new Date(Date.parse(now) - days * day).toISOString();
  const own = cases.find(({ kind, ownerId }) => kind === 'attack plot' && ownerId === analyst) ?? cases[0];
  if (own !== undefined)
    await addChart(
      into,
      {
        investigationId: own.id,
        name: `Who is who in Op ${own.operation}`,
        note: 'Subjects, how they are reached, and the calls that name any of it. Made for the weekly review.',
        madeAt: ago(6),
        madeBy: own.ownerId ?? analyst,
      },
      await peopleOf(into, own.id),
    );
  const meeting = await meetingOf(into, cases);
  if (meeting !== null)
    await addChart(
      into,
      {
        investigationId: meeting.investigationId,
        name: `Where Op ${meeting.names[0]} and Op ${meeting.names[1]} meet`,
        note: 'One thing that both cases hold. It may be chance; the reports below are all that name it.',
        madeAt: ago(2),
        madeBy: analyst,
      },
      meeting.placed,
    );
}
