/** Who opened which contributions, as the log has it: a look into its index for each, and for each manner. */
import { openingSaid } from '../../../preload/contract/opening.ts';
import type { Opening } from '../port.ts';
import type { Connection } from './connection.ts';

export function openings(
  on: Connection,
  accountIds: readonly number[],
  contributionIds: readonly number[],
): Promise<Opening[]> {
  return on.rows<Opening>(
    `select c as "contributionId", a as "accountId", o.at, said is not null as "whileTyping"
     from unnest($1::integer[]) c cross join unnest($2::integer[]) a cross join unnest(array[null, $3]::text[]) said
     cross join lateral (
       select l.at from log_record_row r join log_row l on l.seq = r.seq
       where r.record = 'contribution:' || c and l.verb = 'triage.get' and l.outcome = 'done' and l."accountId" = a
         and l.reason is not distinct from said
       order by l.at desc limit 1) o`,
    [[...contributionIds], [...accountIds], openingSaid.while_typing],
  );
}
