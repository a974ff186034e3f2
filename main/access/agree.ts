/** The second person agrees: what was proposed is checked against the present state, and takes effect together with its log entry. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { mixesDuties, type Rights } from '../../preload/contract/rights.ts';
import { addDays, startOfUkDay } from '../store/uk-day.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { type Account, accountToChange, insertAccount, mustBeFree, readAccounts, updateRights } from './accounts.ts';
import { withFirstPassphrase } from './add-person.ts';
import { isOutdated, needsPassphrase, type Proposal, rightsAsked } from './proposal.ts';
import { proposalToDecide, settle } from './settle-proposal.ts';

interface Agreed {
  proposal: Proposal;
  proposer: string;
  /** The account that the proposal is about, if there is one yet. */
  account: Account | null;
  rights: Rights | null;
}

/** Throws whatever now prevents it: see `agree`. */
async function checked(context: Context, input: Input<'access.agree'>): Promise<Agreed> {
  const proposal = await proposalToDecide(context, input.id);
  const accounts = await readAccounts(context);
  const account = accounts.find(({ id }) => id === proposal.accountId) ?? null;
  if (account?.disabled === true && proposal.before?.disabled === false) throw new VigilError('ACCOUNT_CLOSED');
  if (isOutdated(proposal, accounts)) throw new VigilError('PROPOSAL_OUTDATED');
  if (needsPassphrase(proposal) && input.passphrase === undefined) throw new VigilError('INPUT_INVALID', 'passphrase');
  const rights = rightsAsked(proposal);
  if (rights !== null && mixesDuties(rights.roles)) throw new VigilError('DUTIES_APART', 'roles');
  if (rights !== null && account !== null) accountToChange(accounts, account.id, rights);
  if (proposal.asked.kind === 'add') mustBeFree(accounts, proposal.asked.login);
  const proposer = accounts.find(({ id }) => id === proposal.by)?.login ?? '';
  return { proposal, proposer, account, rights };
}

/** The end of the last day on which a deputy stands in. */
const supervisorUntil = (asked: Proposal['asked']): string | null =>
  asked.kind === 'change' && asked.supervisorUntil !== undefined
    ? startOfUkDay(addDays(asked.supervisorUntil, 1))
    : null;

/** Returns the id of the account, or `null` where the proposal is about the vault. A data key is made later: see new-data-key.ts. */
async function takeEffect(context: Context, { proposal, account, rights }: Agreed): Promise<number | null> {
  const { asked } = proposal;
  if (asked.kind === 'add') return insertAccount(context, asked);
  if (account === null) return null;
  if (rights !== null) await updateRights(context, account, rights, supervisorUntil(asked));
  else {
    await context.db.updateTable('account_row').set({ passphraseGiven: 1 }).where('id', '=', account.id).execute();
    context.changed('people');
  }
  return account.id;
}

/** Checked again, in the transaction in which it takes effect. */
async function conclude(context: LongContext, input: Input<'access.agree'>): Promise<void> {
  await context.transact(
    async (transaction) => {
      const agreed = await checked(transaction, input);
      const accountId = await takeEffect(transaction, agreed);
      await settle(transaction, input.id, 'agreed');
      return { agreed, accountId };
    },
    ({ agreed: { proposal, proposer }, accountId }) => ({
      records: [`proposal:${proposal.id}`, accountId === null ? 'vault' : `account:${accountId}`],
      reason: `Proposed by ${proposer}: ${proposal.reason}`,
    }),
  );
}

/**
 * Throws NOT_FOUND, PROPOSAL_SETTLED, PROPOSAL_EXPIRED, SECOND_PERSON_NEEDED for the proposer and the person concerned,
 * ACCOUNT_CLOSED and PROPOSAL_OUTDATED where something has changed meanwhile, NAME_TAKEN, LAST_ADMINISTRATOR, DUTIES_APART,
 * PASSPHRASE_WEAK, and INPUT_INVALID about `passphrase` where one is needed.
 */
export const agree: LongUseCase<'access.agree'> = async (context, input) => {
  const { passphrase } = input;
  if (passphrase !== undefined) context.keys.assertStrong(passphrase);
  const { proposal, account } = await context.transact(
    (transaction) => checked(transaction, input),
    () => null,
  );
  const { asked } = proposal;
  if (asked.kind === 'add' && passphrase !== undefined) {
    await withFirstPassphrase(context, asked.login, passphrase, () => conclude(context, input));
    return { recoveryCode: null };
  }
  // Before the key: should the machine stop in between, the old passphrase has to be changed, and the log entry says why.
  await conclude(context, input);
  if (asked.kind === 'recovery_code') return { recoveryCode: await context.keys.newRecoveryCode() };
  if (needsPassphrase(proposal) && account !== null && passphrase !== undefined)
    await context.keys.setPassphrase(account.login, passphrase);
  return { recoveryCode: null };
};
