/** A passphrase for somebody of a unit with a database, given by whoever runs the machine of the service. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { theService } from '../../engine/backups.ts';
import { letIn as giveVerifier, logInClosed } from '../../store/postgres/closed-store.ts';
import { connect } from '../../store/postgres/connection.ts';
import { allOrNothing } from '../../store/postgres/transaction.ts';
import { productionN } from '../../vault/key-derivation-cost.ts';
import { checkPassphrase } from '../../vault/passphrase.ts';
import { newVerifier } from '../../vault/verifier.ts';
import type { Config } from './config.ts';
import { databasePlace } from './database-place.ts';
import { asDatabaseProblem } from './database-problems.ts';
import { readKey } from './key-file.ts';

/**
 * Whoever can read the unit's key may do this; the log says that it was done here. Throws ConfigProblem where the key cannot be read,
 * ONLY_WITH_DATABASE, PASSPHRASE_WEAK, NOT_FOUND for a login that has no account or whose account is closed, and what is wrong with the
 * database.
 */
export async function letIn(config: Config, login: string, passphrase: string, N = productionN): Promise<void> {
  const { database } = config;
  if (database === undefined) throw new VigilError('ONLY_WITH_DATABASE');
  readKey(config.key).fill(0);
  checkPassphrase(passphrase);
  const verifier = await newVerifier(passphrase, N);
  try {
    const on = await connect(databasePlace(database).direct);
    try {
      await on.rows('begin');
      await allOrNothing(
        on,
        async () => {
          const id = await giveVerifier(on, login, verifier);
          const reason = 'Given a new passphrase on the machine of the service, to be changed at the next sign-in';
          const line = {
            who: theService,
            verb: 'vault.recover',
            reason,
            at: new Date(),
            record: `account:${id}`,
          } as const;
          await logInClosed(on, database.node, line);
        },
        () => true,
      );
    } finally {
      await on.end().catch(() => undefined);
    }
  } catch (error) {
    throw asDatabaseProblem(error);
  }
}
