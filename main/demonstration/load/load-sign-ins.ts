/** Who signed in during the last week of the demonstration: the administrator sees who had trouble, and the auditor when they were here last. */
import type { WriteTransaction } from '../../store/port.ts';
import type { LoadedIds } from './loaded-ids.ts';

const before = (now: string, hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();

/** Before anything else is in the log, in the order of time. */
export async function loadSignIns(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const lines = [
    { login: 'l.cheung', hours: 170, reason: null, verb: 'vault.signIn' },
    { login: 'l.cheung', hours: 169, reason: null, verb: 'vault.verify' },
    { login: 'l.cheung', hours: 168, reason: null, verb: 'vault.signIn' },
    { login: 't.yildiz', hours: 52, reason: null, verb: 'vault.signIn' },
    { login: 'r.mcardle', hours: 50, reason: 'After failed attempts: 3', verb: 'vault.signIn' },
    { login: 'e.adjei', hours: 26, reason: 'After failed attempts: 1', verb: 'vault.signIn' },
    { login: 'p.shah', hours: 25, reason: null, verb: 'vault.signIn' },
    { login: 's.kowal', hours: 24, reason: null, verb: 'vault.signIn' },
  ] as const;
  for (const { login, hours, reason, verb } of lines)
    await into.log.append({
      at: before(now, hours),
      accountId: accounts.get(login) ?? null,
      who: login,
      verb,
      processing: 'consultation',
      outcome: 'done',
      records: verb === 'vault.verify' ? ['vault'] : [`account:${accounts.get(login) ?? 0}`],
      reason,
      recipient: null,
      workstation: 'this desk',
      session: null,
    });
}
