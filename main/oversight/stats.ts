/** Counts of what the person may see. */
import type { Role } from '../../preload/contract/vocabulary.ts';
import type { UseCase } from '../store/use-case.ts';

const keepers: ReadonlySet<Role> = new Set(['administrator', 'auditor']);

export const stats: UseCase<'oversight.stats'> = async (context) => {
  const { db } = context;
  const contributions = await db
    .selectFrom('contribution_rollup')
    .select((eb) => [
      eb.fn.sum<number | null>('n').as('all'),
      eb.fn.sum<number | null>('n').filterWhere('state', '=', 'untriaged').as('untriaged'),
    ])
    .executeTakeFirst();
  const states = await db
    .selectFrom('investigation')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute();
  const links = await db
    .selectFrom('link')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('decision', '=', 'linked')
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  const arrests = await db
    .selectFrom('arrest_rollup')
    .select((eb) => eb.fn.sum<number | null>('n').as('n'))
    .executeTakeFirst();
  // Nobody but an auditor sees the log, so that to anybody else it has no entries.
  const log = await db
    .selectFrom('log')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const inState = (state: 'live' | 'closed') => states.find((row) => row.state === state)?.n ?? 0;
  return {
    contributions: contributions?.all ?? 0,
    untriaged: contributions?.untriaged ?? 0,
    investigations: { live: inState('live'), closed: inState('closed') },
    links: links?.n ?? 0,
    arrests: arrests?.n ?? 0,
    logEntries: log?.n ?? 0,
    // The size of the file grows with what is hidden as well: it is told to those who keep the store, and to nobody else.
    storeBytes: context.me.roles.some((role) => keepers.has(role)) ? await context.storeSize() : null,
  };
};
