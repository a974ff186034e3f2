/** What a command asks of a database, beside the services that have it open or while none has. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { SignIns } from '../port.ts';
import { readOfficer } from './accounts.ts';
import type { Connection } from './connection.ts';
import { append } from './log.ts';
import { signIns } from './sign-ins.ts';

export interface ClosedLine {
  who: string;
  verb: 'vault.restore' | 'vault.backUp' | 'vault.recover';
  reason: string;
  at: Date;
  /** What it is about; the whole store unless said. */
  record?: string;
}

/** A line of the log, at the end of that node's chain, in the open transaction. */
export async function logInClosed(on: Connection, node: string, line: ClosedLine): Promise<void> {
  const { at, who, verb, reason, record = 'vault' } = line;
  await append(on, node, [
    {
      at: at.toISOString(),
      accountId: null,
      who,
      verb,
      processing: verb === 'vault.backUp' ? 'consultation' : 'alteration',
      outcome: 'done',
      records: [record],
      reason,
      recipient: null,
      workstation: null,
      session: null,
    },
  ]);
}

type Verifier = Parameters<SignIns['keep']>[1];

/**
 * Gives somebody a passphrase, in the open transaction, which has the lock of casework: one that somebody else has set. Sessions that their
 * line might resume end. Returns the number of the account. Throws NOT_FOUND where there is none, or it is closed.
 */
export async function letIn(on: Connection, login: string, verifier: Verifier): Promise<number> {
  await on.rows(`select pg_advisory_xact_lock(hashtext('vigil casework'))`);
  const officer = await readOfficer(on, login);
  if (officer === null) throw new VigilError('NOT_FOUND');
  await signIns(on).keep(login, verifier);
  await on.rows('update account_row set "passphraseGiven" = 1 where id = $1', [officer.id]);
  await on.rows('delete from session_row where "accountId" = $1', [officer.id]);
  return officer.id;
}
