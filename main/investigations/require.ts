/** Whether an investigation exists for the viewer, and whether a colleague can be given a part in it. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { plotKind } from '../plots/live-plots.ts';
import type { Context } from '../store/use-case.ts';
import { mayChangeCase } from './whose.ts';

/** The investigation as it is now. Throws NOT_FOUND, the same whether there is none or the viewer may not see it. */
export async function requireInvestigation({ db }: Context, id: number) {
  const row = await db.selectFrom('investigation').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** The same for what anybody does who sees it. Throws NOT_FOUND, and OPENED_TO_READ for whoever sees it by break-glass alone. */
export async function requireInvestigationInReach(context: Context, id: number) {
  const row = await requireInvestigation(context, id);
  if (context.me.opened.investigation.includes(id)) throw new VigilError('OPENED_TO_READ');
  return row;
}

/** The same for somebody who wants to change it. Throws NOT_FOUND, and NOT_YOUR_CASE for everybody but its owner, its team and supervisors. */
export async function requireOwnCase(context: Context, id: number) {
  const row = await requireInvestigation(context, id);
  if (!(await mayChangeCase(context, row))) throw new VigilError('NOT_YOUR_CASE');
  return row;
}

/** The same for a change to what its version counts. Throws NOT_FOUND, NOT_YOUR_CASE, and CHANGED_SINCE where `version` is no longer the current one. */
export async function requireInvestigationForChange(context: Context, id: number, version: number) {
  const row = await requireOwnCase(context, id);
  if (row.version !== version) throw new VigilError('CHANGED_SINCE');
  return row;
}

/** A plot is an investigation whose subject matter is an attack; only a plot has stages. Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `kind`. */
export async function requirePlotToChange(context: Context, id: number) {
  const row = await requireOwnCase(context, id);
  if (row.kind !== plotKind) throw new VigilError('INPUT_INVALID', 'kind');
  return row;
}

/** Ids of investigations, live and closed, that the person owns or works on and may still see. */
export async function ownInvestigationIds({ db, me }: Context): Promise<number[]> {
  const owned = await db.selectFrom('investigation').select('id').where('ownerId', '=', me.id).execute();
  const worked = await db.selectFrom('team_member').select('investigationId').where('accountId', '=', me.id).execute();
  return [...new Set([...owned.map(({ id }) => id), ...worked.map((row) => row.investigationId)])];
}

/**
 * The live ones among them. The query starts from live investigations, of which there are a few hundred: those that a person has
 * owned keep growing in number over the years.
 */
export const theirLive = ({ db, me }: Context) =>
  db
    .selectFrom('investigation')
    .where('investigation.state', '=', 'live')
    .where((eb) =>
      eb.or([
        eb('investigation.ownerId', '=', me.id),
        eb.exists(
          eb
            .selectFrom('team_member')
            .select('team_member.accountId')
            .whereRef('team_member.investigationId', '=', 'investigation.id')
            .where('team_member.accountId', '=', me.id),
        ),
      ]),
    );

/** A subject of that investigation, in use. Throws NOT_FOUND. */
export async function assertSubjectOfInvestigation({ db }: Context, investigationId: number, subjectId: number | null) {
  if (subjectId === null) return;
  const subject = await db
    .selectFrom('subject')
    .select('id')
    .where('id', '=', subjectId)
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (subject === undefined) throw new VigilError('NOT_FOUND');
}

/** Throws NOT_FOUND. */
export async function assertContributionVisible({ db }: Context, contributionId: number | null) {
  if (contributionId === null) return;
  const seen = await db.selectFrom('contribution').select('id').where('id', '=', contributionId).executeTakeFirst();
  if (seen === undefined) throw new VigilError('NOT_FOUND');
}

const Roles = z.array(Role);
const casework: readonly Role[] = ['case_officer', 'supervisor', 'manager'];

/**
 * Colleagues who are still here and may see an investigation by clearance and as members of its compartment, and where it has named
 * readers, as one of them; their roles are not looked at. Anybody who sees the investigation may know of them.
 */
export function withAccess(
  { db }: Context,
  {
    compartmentId,
    markingRank,
    id = 0,
    namedReaders = 0,
  }: { compartmentId: number; markingRank: number; id?: number; namedReaders?: 0 | 1 },
) {
  let query = db
    .selectFrom('colleague')
    .select(['id', 'name', 'roles'])
    .where('disabledAt', 'is', null)
    .where('clearance', '>=', markingRank);
  if (compartmentId !== 0)
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('compartment_member')
        .select('compartment_member.accountId')
        .where('compartment_member.compartmentId', '=', compartmentId),
    );
  if (namedReaders === 1)
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('case_reader').select('case_reader.accountId').where('case_reader.investigationId', '=', id),
    );
  return query;
}

/**
 * Work is given to people who may see the investigation and do casework. Throws INPUT_INVALID about `field` otherwise; that reveals nothing,
 * since anybody who sees the investigation knows who belongs.
 */
export async function assertAssignable(
  context: Context,
  record: { compartmentId: number; markingRank: number; id?: number; namedReaders?: 0 | 1 },
  people: readonly number[],
  field: string,
  roles: readonly Role[] = casework,
): Promise<void> {
  const wanted = [...new Set(people)];
  if (wanted.length === 0) return;
  const found = (await withAccess(context, record).where('id', 'in', wanted).execute()).filter((one) =>
    Roles.parse(JSON.parse(one.roles)).some((role) => roles.includes(role)),
  );
  if (found.length !== wanted.length) throw new VigilError('INPUT_INVALID', field);
}

/** A date in the future is a slip. Two minutes are tolerated, for clocks that differ. Throws INPUT_INVALID. */
export function assertNotInFuture({ now }: Context, at: string, field: string): void {
  if (Date.parse(at) > Date.parse(now) + 120_000) throw new VigilError('INPUT_INVALID', field);
}

/** Notifies the pages that show this investigation. */
export function notifyChanged(context: Context, id: number, ...more: string[]): void {
  context.changed('investigation', `investigation:${id}`, ...more);
}
