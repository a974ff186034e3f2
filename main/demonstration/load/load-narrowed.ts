/**
 * Need to know at work in the demonstration: a case that only named readers see, a sealed source that its officer let a second one open, and a case that
 * left its compartment once a second person had agreed. After all else is loaded, since what is narrowed is out of the loader's sight too.
 */
import type { WriteTransaction } from '../../store/port.ts';
import { seriesOf } from '../../store/reference-numbers.ts';
import type { SampleInvestigation } from '../generate/sample.ts';
import type { LoadedIds } from './loaded-ids.ts';

const hour = 3_600_000;
const before = (now: string, hours: number) => new Date(Date.parse(now) - hours * hour).toISOString();

interface Case {
  id: number;
  sample: SampleInvestigation;
}

/** Live cases that every officer may see and that are no plots, so that every figure of plots stays what it is. */
const plainOf = (cases: readonly Case[], owner: string) =>
  cases.filter(
    ({ sample }) =>
      sample.state === 'live' &&
      sample.kind !== 'attack plot' &&
      sample.compartment === null &&
      sample.owner === owner &&
      (sample.marking === 'OFFICIAL' || sample.marking === 'OFFICIAL-SENSITIVE'),
  );

/** Its owner, its team and one supervisor. */
async function nameReaders(into: WriteTransaction, { accounts }: LoadedIds, { id, sample }: Case, now: string) {
  const at = before(now, 310);
  const owner = accounts.get(sample.owner) ?? 1;
  const team = await into.db.selectFrom('team_member').select('accountId').where('investigationId', '=', id).execute();
  const supervisor = accounts.get('h.farouk') ?? 1;
  const readers = [...new Set([owner, supervisor, ...team.map(({ accountId }) => accountId)])];
  await into.fill('investigation_change_row', [
    {
      investigationId: id,
      at,
      by: supervisor,
      what: `Readers named: ${readers.length}; nobody else sees the case`,
      reason: 'The subject’s sister works in this building.',
    },
  ]);
  await into.fill(
    'case_reader_row',
    readers.map((accountId) => ({ investigationId: id, accountId, by: supervisor, at })),
  );
  await into.db.updateTable('investigation_row').set({ namedReaders: 1 }).where('id', '=', id).execute();
}

/** It began inside a compartment, and its people let all officers see it. */
async function moved(into: WriteTransaction, { accounts }: LoadedIds, { id, sample }: Case, now: string) {
  const compartment = await into.db
    .selectFrom('compartment')
    .select('id')
    .where('name', '=', 'GLASSWORKS')
    .executeTakeFirst();
  const row = await into.db
    .selectFrom('investigation')
    .select(['openedAt', 'markingRank'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (compartment === undefined || row === undefined) return;
  const supervisor = accounts.get('s.kowal') ?? 1;
  await into.fill('investigation_change_row', [
    {
      investigationId: id,
      at: before(now, 520),
      by: supervisor,
      what: 'Out of the compartment GLASSWORKS, as somebody else proposed',
      reason: 'The source inside is no longer named in it, and the team needs the tips of every district.',
    },
  ]);
  await into.fill('marking_change_row', [
    {
      contributionId: null,
      investigationId: id,
      fromRank: row.markingRank,
      fromCompartmentId: compartment.id,
      toRank: row.markingRank,
      toCompartmentId: 0,
      liftsReaders: 0,
      reason: 'The source inside is no longer named in it, and the team needs the tips of every district.',
      by: accounts.get(sample.owner) ?? 1,
      at: before(now, 546),
      formerReference: `${seriesOf('INV', row.openedAt, compartment.id, row.markingRank)}-0041`,
      settledAt: before(now, 520),
      settledBy: supervisor,
      outcome: 'agreed',
      answer: null,
    },
  ]);
}

/** The caller asked that her name stay with two officers. */
async function sealSource(into: WriteTransaction, { accounts }: LoadedIds) {
  const officer = accounts.get('e.adjei') ?? 1;
  const tip = await into.db
    .selectFrom('contribution')
    .select(['id', 'recordedAt'])
    .where('recordedBy', '=', officer)
    .where('channel', '=', 'hotline')
    .where('state', '=', 'linked')
    .where('compartmentId', '=', 0)
    .where('markingRank', '=', 1)
    .orderBy('receiptOrder', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (tip === undefined) return;
  const source = { contributionId: tip.id, name: 'Marion Tetlow', contact: '07700 900318', sealedBy: officer };
  await into.fill('source_row', [source]);
  const at = new Date(Date.parse(tip.recordedAt) + hour).toISOString();
  await into.fill('source_reader_row', [
    { contributionId: tip.id, accountId: accounts.get('r.mcardle') ?? 1, by: officer, at },
  ]);
  await into.db.updateTable('contribution_row').set({ sealedSource: 1 }).where('id', '=', tip.id).execute();
}

/** The transaction's viewer sees all casework that is not narrowed. */
export async function loadNarrowed(
  into: WriteTransaction,
  places: LoadedIds,
  cases: readonly Case[],
  now: string,
): Promise<void> {
  const plain = plainOf(cases, 'r.mcardle');
  const [narrow, out] = [plain.at(-1), plain.at(-2)];
  await sealSource(into, places);
  if (out !== undefined) await moved(into, places, out, now);
  if (narrow !== undefined && narrow !== out) await nameReaders(into, places, narrow, now);
}
