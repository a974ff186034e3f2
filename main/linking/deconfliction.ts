/**
 * Deconfliction: what comes in is also held against investigations that not everybody may know of. A match goes to the inbox of those
 * who have that investigation, and anybody else learns nothing: an answer would say, number by number, what is held. Its people
 * decide whether to tell whoever recorded the contribution (tell-recorder.ts). It is done as a contribution comes in, so that whoever
 * opens it later waits for nothing that would depend on what is hidden. What such an investigation learns later is found by its own
 * people, among their late matches.
 */
import { z } from 'zod';
import { LinkReason } from '../../preload/contract/linking.ts';
import { excerptOf } from '../contributions/excerpt.ts';
import { ownInvestigationIds } from '../investigations/require.ts';
import type { Suggestion } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type Reader, suggestedLinks } from './candidates.ts';
import { deliver, type Reached } from './deliver.ts';
import { countEntered } from './entered-elsewhere.ts';
import { loadTip } from './load-tip.ts';
import { restrictedCases } from './restricted.ts';
import { sought } from './retrospective-search.ts';

const Basis = z.object({ reasons: z.array(LinkReason), against: z.array(z.string()) });
/** Whoever may know of everything, and nobody is told what. */
export type UnrestrictedContext = Reader & Pick<Context, 'now'>;

/** Contributions of one file that are held against what is hidden at once, when it is in; the others follow (match-in-full.ts). */
const atOnceOfImport = 200;
/** The same where all that is held is looked at. */
const atOnceOfAll = 5_000;

/** Those that not every officer may know of: in a compartment, marked above what all are cleared for, or with readers who are named. */
export async function closedOnes({ db }: UnrestrictedContext): Promise<number[]> {
  return (await restrictedCases({ db })).map(({ id }) => id);
}

/** Hidden investigations that it was matched with already, and is still. */
async function hitsOf(db: UnrestrictedContext['db'], contributionId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('deconfliction_hit')
    .select('investigationId')
    .where('contributionId', '=', contributionId)
    .where('goneAt', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.investigationId));
}

async function keep(
  { db, now }: UnrestrictedContext,
  contributionId: number,
  hits: readonly Suggestion[],
): Promise<Reached[]> {
  if (hits.length === 0) return [];
  const before = await hitsOf(db, contributionId);
  // What had gone is there again, on what it rests on now.
  await db
    .deleteFrom('deconfliction_hit_row')
    .where('contributionId', '=', contributionId)
    .where('goneAt', 'is not', null)
    .where('investigationId', 'in', inList(hits.map(({ investigationId }) => investigationId)))
    .execute();
  await db
    .insertInto('deconfliction_hit_row')
    .values(
      hits.map(({ investigationId, matchStrength, reasons, against }) => ({
        contributionId,
        investigationId,
        matchStrength,
        basis: JSON.stringify({ reasons, against }),
        at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const reached = hits.flatMap(({ investigationId }): Reached[] =>
    before.has(investigationId) ? [] : [{ contributionId, investigationId, cause: 'deconfliction', by: null }],
  );
  await deliver({ db, now }, reached);
  return reached;
}

async function likely(
  context: UnrestrictedContext,
  contributionId: number,
  hidden: readonly number[],
): Promise<Suggestion[]> {
  const tip = await loadTip(context, contributionId, 'whoever may see it');
  return (await suggestedLinks(context, tip, hidden)).filter(({ matchStrength }) => matchStrength !== 'possible');
}

/**
 * It was matched anew, and nothing is left of these: what they rested on was withdrawn. Nobody has to look at what only that had brought; what
 * somebody linked stands. Returns what is no longer there for whoever has them.
 */
async function letGo(
  { db, now }: UnrestrictedContext,
  contributionId: number,
  gone: readonly number[],
): Promise<Reached[]> {
  if (gone.length === 0) return [];
  await db
    .updateTable('deconfliction_hit_row')
    .set({ goneAt: now })
    .where('contributionId', '=', contributionId)
    .where('investigationId', 'in', inList(gone))
    .where('goneAt', 'is', null)
    .execute();
  await db
    .updateTable('delivery_row')
    .set({ outcome: 'withdrawn', answeredAt: now, answerSeenAt: now })
    .where('contributionId', '=', contributionId)
    .where('investigationId', 'in', inList(gone))
    .where('cause', '=', 'deconfliction')
    .where('answeredAt', 'is', null)
    .execute();
  return gone.map((investigationId) => ({ contributionId, investigationId, cause: 'deconfliction', by: null }));
}

/** The same once something that is attached was read, restored or withdrawn: what it had been matched by may have gone. */
export async function matchHiddenAnew(
  context: UnrestrictedContext,
  contributionId: number,
  hidden: readonly number[],
): Promise<Reached[]> {
  const before = await hitsOf(context.db, contributionId);
  const hits = await likely(context, contributionId, hidden);
  const reached = await keep(context, contributionId, hits);
  const still = new Set(hits.map(({ investigationId }) => investigationId));
  const gone = [...before].filter((id) => hidden.includes(id) && !still.has(id));
  return [...reached, ...(await letGo(context, contributionId, gone))];
}

/** Holds one against these, which not everybody may know of. Returns what has reached whoever has them. */
export async function matchHidden(
  context: UnrestrictedContext,
  contributionId: number,
  hidden: readonly number[],
): Promise<Reached[]> {
  return keep(context, contributionId, await likely(context, contributionId, hidden));
}

/** Holds one contribution that comes in against what not everybody may know of, whoever takes it in. */
export async function raiseDeconflictionHits(context: Context, contributionId: number): Promise<void> {
  await context.withUnrestrictedAccess(async (unrestricted) => {
    const hidden = await closedOnes(unrestricted);
    if (hidden.length > 0) await matchHidden(unrestricted, contributionId, hidden);
  });
}

/**
 * The same for many, as somebody who may know of everything: of one file, the first few; or of all there are (`null`). Looked at are those that
 * hold something which tells by itself.
 */
export async function raiseDeconflictionHitsForImport(
  unrestricted: UnrestrictedContext,
  importId: number | null,
): Promise<void> {
  const hidden = await closedOnes(unrestricted);
  const values = hidden.length === 0 ? new Map() : await sought(unrestricted, hidden);
  if (values.size === 0) return;
  let holding = unrestricted.db
    .selectFrom('identifier')
    .innerJoin('contribution', 'contribution.id', 'identifier.contributionId')
    .select('contribution.id')
    .distinct()
    .where('identifier.value', 'in', inList([...values.keys()]));
  if (importId !== null) holding = holding.where('contribution.importId', '=', importId);
  for (const { id } of await holding.limit(importId === null ? atOnceOfAll : atOnceOfImport).execute())
    await matchHidden(unrestricted, id, hidden);
}

/** Of these investigations, undecided. */
function waiting({ db }: Context, own: readonly number[]) {
  return db
    .selectFrom('deconfliction_hit')
    .innerJoin('investigation', 'investigation.id', 'deconfliction_hit.investigationId')
    .innerJoin('contribution', 'contribution.id', 'deconfliction_hit.contributionId')
    .where('deconfliction_hit.investigationId', 'in', inList(own))
    .where('deconfliction_hit.goneAt', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('link')
            .select('link.id')
            .whereRef('link.contributionId', '=', 'deconfliction_hit.contributionId')
            .whereRef('link.investigationId', '=', 'deconfliction_hit.investigationId')
            .where('link.withdrawnAt', 'is', null),
        ),
      ),
    );
}

/** What came in last is first. */
export const deconflictionHits: UseCase<'linking.deconflictionHits'> = async (context, { limit }) => {
  const rows = await waiting(context, await ownInvestigationIds(context))
    .leftJoin('colleague as recorder', 'recorder.id', 'contribution.recordedBy')
    .leftJoin('recorder_notice as notice', (join) =>
      join
        .onRef('notice.contributionId', '=', 'deconfliction_hit.contributionId')
        .onRef('notice.investigationId', '=', 'deconfliction_hit.investigationId'),
    )
    .select([
      'deconfliction_hit.contributionId',
      'contribution.reference',
      'contribution.receivedAt',
      'contribution.state',
      'contribution.text',
      'deconfliction_hit.investigationId',
      'investigation.operation',
      'deconfliction_hit.matchStrength',
      'deconfliction_hit.basis',
      'deconfliction_hit.at as raisedAt',
      'recorder.name as recordedBy',
      'notice.at as toldAt',
    ])
    .orderBy('deconfliction_hit.id', 'desc')
    .limit(limit + 1)
    .execute();
  return {
    found: rows.slice(0, limit).map(({ text, basis, ...row }) => ({
      ...row,
      excerpt: excerptOf(text.slice(0, 400)),
      ...Basis.parse(JSON.parse(basis)),
    })),
    more: rows.length > limit,
  };
};

export const countDeconflictionHits: UseCase<'linking.countDeconflictionHits'> = async (context) => {
  const own = await ownInvestigationIds(context);
  const entered = await countEntered(context, own);
  const { n, newest } = await waiting(context, own)
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max<string | null>('deconfliction_hit.at').as('newest')])
    .executeTakeFirstOrThrow();
  return { n: n + entered.n, newest: [newest ?? '', entered.newest ?? ''].sort().at(-1) || null };
};
