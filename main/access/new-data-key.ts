/**
 * Whether a new data key may be made. As with a recovery code, it takes two people: an administrator proposes, somebody else agrees, and until
 * the proposal would have expired an administrator makes it, once, at a time that suits.
 */

import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { dataKeyMadeAt } from '../store/schema.ts';
import type { Context } from '../store/use-case.ts';
import { type Account, readAccounts } from './accounts.ts';
import { asProposal, isOutdated, type Proposal } from './proposal.ts';
import { givingFor, reasonOf } from './second-person.ts';

type Agreement = Omit<Output<'vault.dataKey'>, 'unit'> & { agreed: { proposal: Proposal; by: number | null } | null };

async function madeAt({ db }: Context): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', dataKeyMadeAt).executeTakeFirst();
  return row?.value ?? null;
}

/** Of the proposals that have not expired, the last one first. */
function standing({ db, now }: Context) {
  return db
    .selectFrom('proposal')
    .selectAll()
    .where('kind', '=', 'data_key')
    .where('expiresAt', '>', now)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

async function agreementAmong(context: Context, accounts: readonly Account[]): Promise<Agreement> {
  const made = await madeAt(context);
  const rows = await standing(context);
  // What was agreed to before the present key was made has been used for it.
  const row = rows.find(
    ({ outcome, settledAt, ...proposal }) =>
      outcome === 'agreed' &&
      (settledAt ?? '') > (made ?? '') &&
      !isOutdated(asProposal({ settledAt, ...proposal }), accounts),
  );
  if (row !== undefined) {
    const agreed = { proposal: asProposal(row), by: row.settledBy };
    return { madeAt: made, agreement: 'agreed', until: row.expiresAt, agreed };
  }
  const giving = givingFor(accounts, context.me.id);
  if (giving !== 'shared') return { madeAt: made, agreement: giving, until: null, agreed: null };
  const asked = rows.find(({ settledAt }) => settledAt === null);
  return {
    madeAt: made,
    agreement: asked === undefined ? 'needed' : 'asked',
    until: asked?.expiresAt ?? null,
    agreed: null,
  };
}

export const newKeyAgreement = async (context: Context): Promise<Agreement> =>
  agreementAmong(context, await readAccounts(context));

/** Whose ways in are kept, and what the log says of it. Throws DATA_KEY_NOT_AGREED and NOBODY_CAN_AGREE. */
export async function agreedNewKey(context: Context): Promise<{ logins: string[]; reason: string }> {
  const accounts = await readAccounts(context);
  const { agreement, agreed } = await agreementAmong(context, accounts);
  const logins = accounts.filter(({ disabled }) => !disabled).map(({ login }) => login);
  if (agreement === 'alone') return { logins, reason: reasonOf(true, '') };
  if (agreement === 'nobody') throw new VigilError('NOBODY_CAN_AGREE');
  if (agreed === null) throw new VigilError('DATA_KEY_NOT_AGREED');
  const loginOf = (id: number | null) => accounts.find((account) => account.id === id)?.login ?? '';
  const { proposal, by } = agreed;
  return { logins, reason: `Proposed by ${loginOf(proposal.by)}, agreed to by ${loginOf(by)}: ${proposal.reason}` };
}
