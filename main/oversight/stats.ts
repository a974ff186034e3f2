/** Counts of what the person may see. Kinds of record that they are not shown are not counted either: nought would be untrue. */
import type { Output } from '../../preload/contract/index.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';
import { viewerOf } from '../access/officer.ts';
import type { Context, UseCase } from '../store/use-case.ts';

type Stats = Output<'oversight.stats'>;

const keepers: ReadonlySet<Role> = new Set(['administrator', 'auditor']);

async function ofContributions({ db }: Context): Promise<Pick<Stats, 'contributions' | 'untriaged'>> {
  const row = await db
    .selectFrom('contribution_rollup')
    .select((eb) => [
      eb.fn.sum<number | null>('n').as('all'),
      eb.fn.sum<number | null>('n').filterWhere('state', '=', 'untriaged').as('untriaged'),
    ])
    .executeTakeFirst();
  return { contributions: row?.all ?? 0, untriaged: row?.untriaged ?? 0 };
}

async function ofInvestigations({ db }: Context): Promise<Pick<Stats, 'investigations' | 'arrests'>> {
  const states = await db
    .selectFrom('investigation')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute();
  const arrests = await db
    .selectFrom('arrest_rollup')
    .select((eb) => eb.fn.sum<number | null>('n').as('n'))
    .executeTakeFirst();
  const inState = (state: 'live' | 'closed') => states.find((row) => row.state === state)?.n ?? 0;
  return { investigations: { live: inState('live'), closed: inState('closed') }, arrests: arrests?.n ?? 0 };
}

async function linkCount({ db }: Context): Promise<number> {
  const row = await db
    .selectFrom('link')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('decision', '=', 'linked')
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row?.n ?? 0;
}

async function logCount({ db }: Context): Promise<number> {
  const row = await db
    .selectFrom('log')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

export const stats: UseCase<'oversight.stats'> = async (context) => {
  const { readsContributions, readsInvestigations, readsLog } = viewerOf(context.me);
  const contributions = readsContributions ? await ofContributions(context) : { contributions: null, untriaged: null };
  const investigations = readsInvestigations
    ? await ofInvestigations(context)
    : { investigations: null, arrests: null };
  return {
    ...contributions,
    ...investigations,
    links: readsContributions && readsInvestigations ? await linkCount(context) : null,
    logEntries: readsLog ? await logCount(context) : null,
    // The size of the file grows with hidden records as well, so only those who keep the store are told it.
    inVault: !context.onDatabase,
    storeBytes: context.me.roles.some((role) => keepers.has(role)) ? await context.storeSize() : null,
  };
};
