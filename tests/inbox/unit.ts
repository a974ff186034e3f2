/** What stories of the inbox begin with: a unit with an owner, colleagues, intake and a supervisor, and a call on a live operation. */
import type { InboxItem, InboxScope } from '../../preload/contract/inbox.ts';
import { recordTip } from '../support/casework.ts';
import { openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

const morning = '2026-03-09T10:00:00.000Z';

/** Of what has reached a case. */
export const pairOf = ({ contributionId, investigationId }: Pick<InboxItem, 'contributionId' | 'investigationId'>) => ({
  contributionId,
  investigationId: investigationId ?? 0,
});

/** Monday morning, ten o'clock. */
export async function openUnit() {
  const harness = await openHarness({
    people: [
      { login: 'shah', name: 'Priya Shah', roles: ['case_officer'] },
      { login: 'kowal', name: 'Esi Kowal', roles: ['intake_officer'] },
      { login: 'doyle', name: 'Conn Doyle', roles: ['case_officer'] },
      { login: 'hurst', name: 'Hala Hurst', roles: ['supervisor'] },
      { login: 'mason', name: 'Ned Mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'marsh', name: 'Jo Marsh', roles: ['manager'] },
    ],
    now: morning,
  });
  const items = async (login: string, scope: InboxScope = 'mine'): Promise<InboxItem[]> =>
    (await harness.as(login).do('inbox.list', { scope, after: null, limit: 50 })).items;
  const link = (login: string, contributionId: number, investigationId: number) =>
    harness.as(login).do('linking.decide', { contributionId, investigationId, decision: 'linked' });
  return {
    harness,
    items,
    link,
    /** The one thing that is in somebody's inbox. */
    async only(login: string, scope: InboxScope = 'mine'): Promise<InboxItem> {
      const [item, ...others] = await items(login, scope);
      if (item === undefined || others.length > 0) throw new Error(`${login} has not one thing there`);
      return item;
    },
    /** What is read of it on the contribution's own page. */
    receipts: async (login: string, id: number) => (await harness.as(login).do('triage.get', { id })).receipts,
    counts: (login: string) => harness.as(login).do('inbox.count', {}),
    /** So long after ten. */
    later: (hours: number, minutes = 0) =>
      harness.setClock(new Date(Date.parse(morning) + (hours * 60 + minutes) * 60_000).toISOString()),
    /** A live operation of Priya Shah's, and a call on it that intake has linked. */
    async linkedCall(priority = 'P2H') {
      const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
      harness.peek().prepare('update investigation_row set priority = ? where id = ?').run(priority, larkspur);
      const { id } = await recordTip(harness, 'kowal', 'My brother talks of nothing but the harbour gates.');
      await link('kowal', id, larkspur);
      return { id, larkspur };
    },
  };
}

export type Unit = Awaited<ReturnType<typeof openUnit>>;
