/** What an auditor looks at first: what left and what break-glass opened since their last visit, and whether the log was verified. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Audited } from '../../preload/contract/role-work.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { newestFirst, type Placed, type Span, spanOf } from './paged.ts';

const After = z.strictObject({ ms: z.int(), s: z.int(), i: z.int() });
const atMost = 1_000;
/** Of one's own lines of the log, newest first: so far back the sign-in before this one is looked for. */
const ownLines = 5_000;

type Entry = Placed & { audited: Omit<Audited, 'itemId'> };

/** When this person signed in before this time; `null` where that is not known. */
async function lastVisit({ db, me }: Context): Promise<string | null> {
  const own = db
    .selectFrom('log')
    .select(['seq', 'at', 'verb'])
    .where('who', '=', me.login)
    .orderBy('seq', 'desc')
    .limit(ownLines);
  const rows = await db
    .selectFrom(own.as('some'))
    .select('at')
    .where('verb', '=', 'vault.signIn')
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
  return rows[1]?.at ?? null;
}

async function disclosed({ db }: Context, { since, until, below, limit }: Span): Promise<Entry[]> {
  const rows = await db
    .selectFrom('disclosure')
    .leftJoin('colleague', 'colleague.id', 'disclosure.by')
    .select([
      'disclosure.id',
      'disclosure.at',
      'colleague.name as by',
      'disclosure.number',
      'disclosure.what',
      'disclosure.recipient',
      'disclosure.reason',
    ])
    .where('disclosure.at', '>', since)
    .where('disclosure.at', '<=', until)
    .where((eb) => eb.or([eb('disclosure.at', '<', until), eb('disclosure.id', '<', below)]))
    .orderBy('disclosure.at', 'desc')
    .orderBy('disclosure.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, at, by, number, what, recipient, reason }) => {
    const about = `${number}: ${what}`;
    return {
      at,
      stream: 0,
      id,
      audited: { what: 'disclosure', at, by: by ?? '', about, recipient, reason, review: 'none' },
    };
  });
}

async function openedByGlass({ db, now }: Context, { since, until, below, limit }: Span): Promise<Entry[]> {
  const rows = await db
    .selectFrom('break_glass')
    .leftJoin('colleague', 'colleague.id', 'break_glass.accountId')
    .select([
      'break_glass.id',
      'break_glass.at',
      'colleague.name as by',
      'break_glass.asked',
      'break_glass.reason',
      'break_glass.reviewBy',
      'break_glass.reviewedAt',
    ])
    .where('break_glass.at', '>', since)
    .where('break_glass.at', '<=', until)
    .where((eb) => eb.or([eb('break_glass.at', '<', until), eb('break_glass.id', '<', below)]))
    .orderBy('break_glass.at', 'desc')
    .orderBy('break_glass.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, at, by, asked, reason, reviewBy, reviewedAt }) => {
    const review = reviewBy === null ? 'none' : reviewedAt !== null ? 'given' : reviewBy < now ? 'overdue' : 'awaited';
    const about = { what: 'break_glass', about: asked, recipient: null, review } as const;
    return { at, stream: 1, id, audited: { ...about, at, by: by ?? '', reason } };
  });
}

/** On a first visit, everything. Throws LIST_MOVED_ON. */
export const audited: UseCase<'myWork.audited'> = async (context, input) => {
  const { limit } = input;
  const from = readCursor('myWork.audited', context, After, input.after);
  const after = from === null ? null : { at: new Date(from.ms).toISOString(), stream: from.s, id: from.i };
  const since = await lastVisit(context);
  const found: Entry[] = [];
  for (const [place, stream] of [disclosed, openedByGlass].entries())
    found.push(
      ...(await stream(context, { since: since ?? '', limit: limit + 1, ...spanOf(place, after, context.now) })),
    );
  const all = found.sort(newestFirst);
  const page = all.slice(0, limit);
  const last = page.at(-1);
  return {
    since,
    audited: page.map((one) => ({ ...one.audited, itemId: one.id })),
    next:
      all.length > limit && last !== undefined
        ? writeCursor('myWork.audited', context, { ms: Date.parse(last.at), s: last.stream, i: last.id })
        : null,
  };
};

export const auditState: UseCase<'myWork.auditState'> = async ({ db, now }) => {
  // As written in the index, which holds these lines alone.
  const verified = await db
    .selectFrom('log')
    .select(['at', 'who'])
    .where(sql<boolean>`"verb" in ('audit.verify', 'vault.verify')`)
    .where('outcome', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const awaited = await db
    .selectFrom('break_glass')
    .select('reviewBy')
    .where('reviewBy', 'is not', null)
    .where('reviewedAt', 'is', null)
    .orderBy('break_glass.id')
    .limit(atMost)
    .execute();
  return {
    logVerified: verified === undefined ? null : { at: verified.at, by: verified.who },
    reviewsAwaited: awaited.length,
    reviewsOverdue: awaited.filter(({ reviewBy }) => reviewBy !== null && reviewBy < now).length,
  };
};
