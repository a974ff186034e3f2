/** The list of handling instructions, descriptors and caveats, and which of them records bear. */

import type { Caveat } from '../../preload/contract/caveats.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';

/** By kind and words; those that are retired last. */
export const caveats: UseCase<'access.caveats'> = async ({ db }) => {
  const rows = await db.selectFrom('caveat').selectAll().execute();
  const listed = rows.map(({ id, kind, text, meaning, retiredAt }) => ({
    id,
    kind,
    text,
    meaning,
    retired: retiredAt !== null,
  }));
  const place = ({ retired, kind, text }: (typeof listed)[number]) => `${retired ? 1 : 0} ${kind} ${text}`;
  return { caveats: listed.toSorted((one, other) => place(one).localeCompare(place(other))) };
};

/** Throws NAME_TAKEN about `text`. */
export const addCaveat: UseCase<'access.addCaveat'> = async (context, { kind, text, meaning }) => {
  const { db, me, now } = context;
  const taken = await db
    .selectFrom('caveat')
    .select('id')
    .where('text', '=', text)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  if (taken !== undefined) throw new VigilError('NAME_TAKEN', 'text');
  const { id } = await db
    .insertInto('caveat_row')
    .values({ kind, text, meaning, addedAt: now, addedBy: me.id, retiredAt: null, retiredBy: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('caveat');
  return { id };
};

/** Throws NOT_FOUND, CHANGED_SINCE where it is retired already. */
export const retireCaveat: UseCase<'access.retireCaveat'> = async (context, { id }) => {
  const { db, me, now } = context;
  const row = await db.selectFrom('caveat').select('retiredAt').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.retiredAt !== null) throw new VigilError('CHANGED_SINCE');
  await db.updateTable('caveat_row').set({ retiredAt: now, retiredBy: me.id }).where('id', '=', id).execute();
  context.changed('caveat');
  return {};
};

/** Those of each contribution, in the order of their words. */
export async function caveatsOfContributions({ db }: Context, ids: readonly number[]): Promise<Map<number, Caveat[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contribution_caveat as borne')
    .innerJoin('caveat', 'caveat.id', 'borne.caveatId')
    .select(['borne.contributionId as of', 'caveat.id', 'caveat.text'])
    .where('borne.contributionId', 'in', inList(ids))
    .execute();
  return grouped(rows);
}

export async function caveatsOfInvestigations({ db }: Context, ids: readonly number[]): Promise<Map<number, Caveat[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('investigation_caveat as borne')
    .innerJoin('caveat', 'caveat.id', 'borne.caveatId')
    .select(['borne.investigationId as of', 'caveat.id', 'caveat.text'])
    .where('borne.investigationId', 'in', inList(ids))
    .execute();
  return grouped(rows);
}

/** The records whose handling something bears. */
interface Bearing {
  contributionId?: number | null | undefined;
  investigationId?: number | null | undefined;
}

const idsIn = (all: readonly Bearing[], of: keyof Bearing): number[] => [
  ...new Set(all.flatMap((one) => one[of] ?? [])),
];

/** In the order of their words. */
export function onceEach(borne: readonly Caveat[]): Caveat[] {
  const once = new Map(borne.map((one) => [one.id, one]));
  return [...once.values()].sort((one, other) => one.text.localeCompare(other.text));
}

async function caveatReader(context: Context, all: readonly Bearing[]) {
  const ofTips = await caveatsOfContributions(context, idsIn(all, 'contributionId'));
  const ofCases = await caveatsOfInvestigations(context, idsIn(all, 'investigationId'));
  return (some: readonly Bearing[]): Caveat[] => {
    const borne = some.flatMap(({ contributionId, investigationId }) => [
      ...(ofTips.get(contributionId ?? 0) ?? []),
      ...(ofCases.get(investigationId ?? 0) ?? []),
    ]);
    return onceEach(borne);
  };
}

/** What stands beside the marking of what these records hold together: each once, of those records that the viewer may see. */
export async function caveatsOn(context: Context, records: readonly Bearing[]): Promise<Caveat[]> {
  return (await caveatReader(context, records))(records);
}

/** Rows with what stands beside their markings: two statements, however many there are. `of`: the records that one tells of. */
export async function withCaveats<T extends object>(
  context: Context,
  rows: readonly T[],
  of: (row: T) => readonly Bearing[],
): Promise<(T & { caveats: Caveat[] })[]> {
  const read = await caveatReader(
    context,
    rows.flatMap((row) => of(row)),
  );
  return rows.map((row) => ({ ...row, caveats: read(of(row)) }));
}

function grouped(rows: readonly (Caveat & { of: number })[]): Map<number, Caveat[]> {
  const inOrder = rows.toSorted((one, other) => one.text.localeCompare(other.text));
  const byRecord = Map.groupBy(inOrder, ({ of }) => of);
  return new Map([...byRecord].map(([of, some]) => [of, some.map(({ id, text }) => ({ id, text }))]));
}

/** What a record bears from now on, in words for its history. Throws INPUT_INVALID about `caveatIds` for one that is not on the list, or retired and new. */
export async function chosenCaveats({ db }: Context, before: readonly Caveat[], wanted: readonly number[]) {
  const chosen = [...new Set(wanted)];
  const rows = await db.selectFrom('caveat').select(['id', 'text', 'retiredAt']).execute();
  const known = rows.filter(({ id }) => chosen.includes(id));
  const borne = new Set(before.map(({ id }) => id));
  if (known.length !== chosen.length || known.some((one) => one.retiredAt !== null && !borne.has(one.id)))
    throw new VigilError('INPUT_INVALID', 'caveatIds');
  const added = known.filter(({ id }) => !borne.has(id)).map(({ text }) => text);
  const taken = before.filter(({ id }) => !chosen.includes(id)).map(({ text }) => text);
  const words = [
    ...(added.length === 0 ? [] : [`added ${added.join(', ')}`]),
    ...(taken.length === 0 ? [] : [`taken off ${taken.join(', ')}`]),
  ];
  return { ids: chosen, what: words.length === 0 ? null : `Handling: ${words.join('; ')}` };
}
