/** Who opened which contributions, as the log has it: a look into its index for each, and for each manner. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { openingSaid } from '../../../preload/contract/opening.ts';
import type { Opening } from '../port.ts';
import { statement } from './statement-cache.ts';

export function openings(db: Database, accountIds: readonly number[], contributionIds: readonly number[]): Opening[] {
  const last = statement(
    db,
    `select l.at from log_record_row r join log_row l on l.seq = r.seq
     where r.record = ? and l.verb = 'triage.get' and l.outcome = 'done' and l.accountId = ? and l.reason is ? order by r.seq desc limit 1`,
  ).pluck();
  return contributionIds.flatMap((contributionId) =>
    accountIds.flatMap((accountId) =>
      [null, openingSaid.while_typing].flatMap((said) => {
        const at = last.get(`contribution:${contributionId}`, accountId, said);
        return typeof at === 'string' ? [{ contributionId, accountId, at, whileTyping: said !== null }] : [];
      }),
    ),
  );
}
