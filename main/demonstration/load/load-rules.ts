/** One rule has a second version: proposed by one supervisor and agreed to by the other, some months before the last day. */
import type { RuleContent } from '../../../preload/contract/rule-shapes.ts';
import { deliveryRule } from '../../access/delivery-rule.ts';
import { wordingOf } from '../../rules/wording.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import type { LoadedIds } from './loaded-ids.ts';

/** Days before the last one. */
const days = { proposed: 131, agreed: 128, counts: 124 };

/** Before anything is delivered by it. */
export async function loadRules(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const today = ukDay(now);
  const { version, fromDay, seen, answered, late } = await deliveryRule({ db: into.db, now });
  const content: RuleContent = {
    name: 'delivery',
    rule: { seen, answered: { ...answered, P3: 120, P4: 120 }, late },
  };
  const from = addDays(today, -days.counts);
  if (from <= fromDay) return;
  const row = { rule: JSON.stringify(content.rule), wording: wordingOf(content), fromDay: from };
  await into.fill('delivery_rule_row', [{ version: version + 1, ...row }]);
  await into.fill('rule_proposal_row', [
    {
      ...row,
      name: 'delivery',
      basedOn: version,
      reason: 'Two callers had moved house before anybody answered: a week is too long for a P3.',
      by: accounts.get('s.kowal') ?? 1,
      at: `${addDays(today, -days.proposed)}T10:20:00.000Z`,
      settledAt: `${addDays(today, -days.agreed)}T15:05:00.000Z`,
      settledBy: accounts.get('h.farouk') ?? 1,
      outcome: 'agreed',
      answer: null,
      version: version + 1,
    },
  ]);
}
