/** What the window shows about the person signed in: name, roles, the marking at top and bottom, the threat level. */
import type { Input, Output } from '../../preload/contract/index.ts';
import type { Context } from '../store/use-case.ts';
import { highestInvestigationMarkingRank, markingOf } from './marking.ts';

export async function me(context: Context, _input: Input<'access.me'>): Promise<Output<'access.me'>> {
  const { db, me: officer } = context;
  const contributions = await db
    .selectFrom('contribution_rollup')
    .select((e) => e.fn.max('markingRank').as('markingRank'))
    .where('n', '>', 0)
    .executeTakeFirst();
  // OFFICIAL-SENSITIVE is the lowest marking of this product, even for an empty vault.
  const markingRank = Math.max(1, contributions?.markingRank ?? 0, await highestInvestigationMarkingRank(context));
  const settings = await db.selectFrom('setting').selectAll().execute();
  const setting = new Map(settings.map((s) => [s.key, s.value]));
  const threat = await db
    .selectFrom('threat_level')
    .select(['level', 'fromAt', 'wording'])
    .where('withdrawnAt', 'is', null)
    .where('fromAt', '<=', context.now)
    .orderBy('fromAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    account: {
      id: officer.id,
      login: officer.login,
      name: officer.name,
      roles: [...officer.roles],
      clearance: markingOf(officer.clearance),
      compartments: [...officer.compartments],
      passphraseGiven: officer.passphraseGiven,
    },
    vault: {
      name: setting.get('name') ?? 'Vault',
      demonstration: setting.get('demonstration') === 'yes',
      older: context.older,
      unit: context.unit,
    },
    marking: markingOf(markingRank),
    threat: threat === undefined ? null : { level: threat.level, since: threat.fromAt, wording: threat.wording },
  };
}
