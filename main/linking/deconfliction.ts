/**
 * Blind hits: what comes in is also held against investigations that not everybody may know of. A match goes to the inbox of those
 * who have that investigation, and anybody else learns nothing: an answer would say, number by number, what is held. Its people
 * decide whether to tell whoever recorded the contribution (tell-recorder.ts). It is done as a contribution comes in, so that whoever
 * opens it later waits for nothing that would depend on what is hidden. What such an investigation learns later is found by its own
 * people, among their cold tips.
 */
import { z } from 'zod';
import { LinkReason } from '../../preload/contract/linking.ts';
import { gistOf } from '../contributions/excerpt.ts';
import { theirs } from '../investigations/require.ts';
import type { Suggestion } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type Reader, suggestedLinks } from './candidates.ts';
import { tipOf } from './load-tip.ts';
import { openTier } from './restricted.ts';
import { sought } from './retrospective-search.ts';

const Basis = z.object({ reasons: z.array(LinkReason), against: z.array(z.string()) });
/** Whoever may know of everything, and nobody is told what. */
export type ControlRoom = Reader & Pick<Context, 'now'>;

/** Contributions of one file that are matched in full: no file is all about what is hidden. */
const matchedAtMost = 5_000;

/** Those that not every officer may know of: in a compartment, or marked above what all are cleared for. */
async function closedOnes({ db }: ControlRoom): Promise<number[]> {
  const rows = await db
    .selectFrom('investigation')
    .select('id')
    .where((eb) => eb.or([eb('compartmentId', '<>', 0), eb('tier', '>', openTier)]))
    .execute();
  return rows.map(({ id }) => id);
}

async function keep({ db, now }: ControlRoom, contributionId: number, hits: readonly Suggestion[]): Promise<void> {
  if (hits.length === 0) return;
  await db
    .insertInto('blind_hit_row')
    .values(
      hits.map(({ investigationId, tier, reasons, against }) => ({
        contributionId,
        investigationId,
        tier,
        basis: JSON.stringify({ reasons, against }),
        at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function matchHidden(context: ControlRoom, contributionId: number, hidden: readonly number[]): Promise<void> {
  const tip = await tipOf(context, contributionId);
  const hits = (await suggestedLinks(context, tip, hidden)).filter(({ tier }) => tier !== 'possible');
  await keep(context, contributionId, hits);
}

/** Holds one contribution that comes in against what not everybody may know of, whoever takes it in. */
export async function passOn(context: Context, contributionId: number): Promise<void> {
  await context.withUnrestrictedAccess(async (controlRoom) => {
    const hidden = await closedOnes(controlRoom);
    if (hidden.length > 0) await matchHidden(controlRoom, contributionId, hidden);
  });
}

/**
 * The same for many, as somebody who may know of everything: of one file, or all (`null`). Looked at are those that hold something
 * which tells by itself.
 */
export async function passOnHolding(controlRoom: ControlRoom, importId: number | null): Promise<void> {
  const hidden = await closedOnes(controlRoom);
  const values = hidden.length === 0 ? new Map() : await sought(controlRoom, hidden);
  if (values.size === 0) return;
  let holding = controlRoom.db
    .selectFrom('identifier')
    .innerJoin('contribution', 'contribution.id', 'identifier.contributionId')
    .select('contribution.id')
    .distinct()
    .where('identifier.value', 'in', inList([...values.keys()]));
  if (importId !== null) holding = holding.where('contribution.importId', '=', importId);
  for (const { id } of await holding.limit(matchedAtMost).execute()) await matchHidden(controlRoom, id, hidden);
}

/** Of these investigations, undecided. */
function waiting({ db }: Context, own: readonly number[]) {
  return db
    .selectFrom('blind_hit')
    .innerJoin('investigation', 'investigation.id', 'blind_hit.investigationId')
    .innerJoin('contribution', 'contribution.id', 'blind_hit.contributionId')
    .where('blind_hit.investigationId', 'in', inList(own))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('link')
            .select('link.id')
            .whereRef('link.contributionId', '=', 'blind_hit.contributionId')
            .whereRef('link.investigationId', '=', 'blind_hit.investigationId')
            .where('link.withdrawnAt', 'is', null),
        ),
      ),
    );
}

/** What came in last is first. */
export const blindHits: UseCase<'linking.blindHits'> = async (context, { limit }) => {
  const rows = await waiting(context, await theirs(context))
    .leftJoin('colleague as taker', 'taker.id', 'contribution.takenBy')
    .leftJoin('recorder_notice as notice', (join) =>
      join
        .onRef('notice.contributionId', '=', 'blind_hit.contributionId')
        .onRef('notice.investigationId', '=', 'blind_hit.investigationId'),
    )
    .select([
      'blind_hit.contributionId',
      'contribution.reference',
      'contribution.receivedAt',
      'contribution.state',
      'contribution.text',
      'blind_hit.investigationId',
      'investigation.operation',
      'blind_hit.tier',
      'blind_hit.basis',
      'blind_hit.at as passedAt',
      'taker.name as recordedBy',
      'notice.at as toldAt',
    ])
    .orderBy('blind_hit.id', 'desc')
    .limit(limit + 1)
    .execute();
  return {
    found: rows.slice(0, limit).map(({ text, basis, ...row }) => ({
      ...row,
      gist: gistOf(text.slice(0, 400)),
      ...Basis.parse(JSON.parse(basis)),
    })),
    more: rows.length > limit,
  };
};

export const countBlindHits: UseCase<'linking.countBlindHits'> = async (context) => {
  const { n, newest } = await waiting(context, await theirs(context))
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max<string | null>('blind_hit.at').as('newest')])
    .executeTakeFirstOrThrow();
  return { n, newest };
};
