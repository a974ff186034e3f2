/**
 * What an account records about how its person signs in: whether they chose the passphrase themselves, and whether the recovery
 * code was used.
 */
import type { Context } from '../store/use-case.ts';

/** Records that the passphrase of the person signed in is now one that they chose themselves. */
export async function passphraseIsOwn({ db, me, changed }: Context): Promise<void> {
  await db.updateTable('account_row').set({ passphraseGiven: 0 }).where('id', '=', me.id).execute();
  changed('people');
}

/** A passphrase that was set with the recovery code is one's own. */
export async function cameInByCode(context: Context): Promise<void> {
  await passphraseIsOwn(context);
  await context.db.updateTable('account_row').set({ recovered: 1 }).where('id', '=', context.me.id).execute();
}

/** What the recovery code allows ends with the session it opened. */
export async function cameInByPassphrase({ db, me }: Context): Promise<void> {
  await db
    .updateTable('account_row')
    .set({ recovered: 0 })
    .where('id', '=', me.id)
    .where('recovered', '=', 1)
    .execute();
}
