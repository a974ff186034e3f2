/** What somebody decided of two contributions: the same person, somebody else, or not certain. Reversible, and never a merge. */
import type { SamePersonDecision, StandingSamePerson } from '../../preload/contract/earlier-reports.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { comparedOnes, compareEach } from './match-persons.ts';
import { standingPair } from './person-pairs.ts';
import { Basis, reasonsOf, turned } from './person-reasons.ts';

export interface Decided {
  standing: StandingSamePerson;
  basis: Basis;
}

/** By the other contribution, what stands on it and this one. */
export async function decisionsOn({ db }: Context, contributionId: number): Promise<Map<number, Decided>> {
  const columns = [
    'same_person.contributionId',
    'same_person.otherId',
    'decision',
    'reason',
    'at',
    'basis',
    'colleague.name as by',
  ] as const;
  const standing = db
    .selectFrom('same_person')
    .innerJoin('colleague', 'colleague.id', 'same_person.by')
    .select(columns)
    .where('same_person.withdrawnAt', 'is', null);
  const rows = [
    ...(await standing.where('same_person.contributionId', '=', contributionId).execute()),
    ...(await standing.where('same_person.otherId', '=', contributionId).execute()),
  ];
  return new Map(
    rows.map(({ contributionId: first, otherId, basis, ...standing }) => {
      const reasons = Basis.parse(JSON.parse(basis));
      return first === contributionId
        ? [otherId, { standing, basis: reasons }]
        : [first, { standing, basis: turned(reasons) }];
    }),
  );
}

/** What stands on any two of these. */
export async function decisionsAmong(
  { db }: Pick<Context, 'db'>,
  ids: readonly number[],
): Promise<{ contributionId: number; otherId: number; decision: SamePersonDecision }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('same_person')
    .select(['contributionId', 'otherId', 'decision'])
    .where('contributionId', 'in', inList(ids))
    .where('otherId', 'in', inList(ids))
    .where('withdrawnAt', 'is', null)
    .execute();
}

/** Throws NOT_FOUND, SAME_CONTRIBUTION, and OPENED_TO_READ where the viewer sees either by break-glass alone. The one with the lower number first. */
async function bothOf(context: Context, one: number, other: number) {
  if (one === other) throw new VigilError('SAME_CONTRIBUTION');
  const rows = await comparedOnes(context, [one, other]);
  const [first, second] = rows.sort((a, b) => a.id - b.id);
  if (first === undefined || second === undefined) throw new VigilError('NOT_FOUND');
  if ([first, second].some(({ id }) => context.me.opened.contribution.includes(id)))
    throw new VigilError('OPENED_TO_READ');
  return [first, second] as const;
}

async function takeBack({ db, me, now }: Context, first: number, second: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('same_person_row')
    .set({ withdrawnAt: now, withdrawnBy: me.id })
    .where('contributionId', '=', first)
    .where('otherId', '=', second)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows) > 0;
}

function tell(context: Context, first: number, second: number): void {
  context.changed('same-person', `contribution:${first}`, `contribution:${second}`, 'queue');
}

/** In place of what was decided before, which stays with who decided it. Throws NOT_FOUND, SAME_CONTRIBUTION, OPENED_TO_READ. */
export const decideSamePerson: UseCase<'linking.decideSamePerson'> = async (context, input) => {
  const [first, second] = await bothOf(context, input.contributionId, input.otherId);
  const [match] = await compareEach(context, first, [second]);
  await takeBack(context, first.id, second.id);
  await context.db
    .insertInto('same_person_row')
    .values({
      contributionId: first.id,
      otherId: second.id,
      decision: input.decision,
      reason: input.reason || null,
      strength: (await standingPair(context, first.id, second.id))?.strength ?? null,
      basis: JSON.stringify(match === undefined ? [] : reasonsOf(match)),
      at: context.now,
      by: context.me.id,
      withdrawnAt: null,
      withdrawnBy: null,
    })
    .execute();
  tell(context, first.id, second.id);
  return {};
};

/** Throws NOT_FOUND, also where nothing was decided, SAME_CONTRIBUTION, OPENED_TO_READ. */
export const withdrawSamePerson: UseCase<'linking.withdrawSamePerson'> = async (context, input) => {
  const [first, second] = await bothOf(context, input.contributionId, input.otherId);
  if (!(await takeBack(context, first.id, second.id))) throw new VigilError('NOT_FOUND');
  tell(context, first.id, second.id);
  return {};
};
