/** Proposing more rights for somebody, and seeing which proposals are waiting. Agreeing is in agree.ts. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import { canAgree, givesMore, longestDeputyDays, mixesDuties } from '../../preload/contract/rights.ts';
import { contributionOfficers } from '../../preload/contract/roles.ts';
import { addDays, ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type Account, accountToChange, mustBeFree, readAccounts } from './accounts.ts';
import {
  asProposal,
  concerns,
  expiryOf,
  isOutdated,
  needsPassphrase,
  type Proposal,
  rightsAsked,
  writtenBefore,
} from './proposal.ts';

const most = 200;
type Asking = Input<'access.propose'>['proposal'];

/**
 * A deputy supervisor takes in or works on cases already, and is appointed for four weeks at most. Throws INPUT_INVALID about `roles` or
 * `supervisorUntil`.
 */
function mustBeDeputy(
  now: string,
  account: Account | null,
  { roles, supervisorUntil }: Extract<Asking, { kind: 'change' }>,
) {
  const works = account?.roles.some((role) => contributionOfficers.includes(role)) ?? false;
  if (!works || account?.roles.includes('supervisor') || !roles.includes('supervisor'))
    throw new VigilError('INPUT_INVALID', 'roles');
  const today = ukDay(now);
  const day = supervisorUntil ?? today;
  if (day < today || day > addDays(today, longestDeputyDays)) throw new VigilError('INPUT_INVALID', 'supervisorUntil');
}

/** The account concerned, or `null`. Throws whatever would already prevent an agreement. */
function concerned({ me, now }: Context, accounts: readonly Account[], asking: Asking): Account | null {
  if (asking.kind === 'recovery_code' || asking.kind === 'data_key') return null;
  if (asking.kind === 'reset') {
    const account = accounts.find(({ id }) => id === asking.id);
    if (account === undefined) throw new VigilError('NOT_FOUND');
    if (account.id === me.id) throw new VigilError('NOT_ALLOWED', 'self');
    if (account.disabled) throw new VigilError('ACCOUNT_CLOSED');
    return account;
  }
  const after = { roles: asking.roles, clearance: asking.clearance, disabled: false };
  const account = asking.kind === 'add' ? null : accountToChange(accounts, asking.id, after);
  if (asking.kind === 'add') mustBeFree(accounts, asking.login);
  if (account?.id === me.id) throw new VigilError('NOT_ALLOWED', 'self');
  if (asking.kind === 'change' && asking.supervisorUntil !== undefined) mustBeDeputy(now, account, asking);
  // A change that gives nothing must not have to wait for anybody.
  if (!givesMore(account, after)) throw new VigilError('INPUT_INVALID', 'roles');
  if (mixesDuties(after.roles)) throw new VigilError('DUTIES_APART', 'roles');
  return account;
}

/**
 * Throws NOT_FOUND, NAME_TAKEN, LAST_ADMINISTRATOR, ACCOUNT_CLOSED, DUTIES_APART, NOT_ALLOWED about `self`, NOBODY_CAN_AGREE. A
 * proposal contains no passphrase: the proposer never knows one that opens the account.
 */
export const propose: UseCase<'access.propose'> = async (context, { proposal: asking, reason }) => {
  const { db, me, now } = context;
  const accounts = await readAccounts(context);
  const account = concerned(context, accounts, asking);
  if (!accounts.some((other) => other.id !== me.id && other.id !== account?.id && canAgree(other)))
    throw new VigilError('NOBODY_CAN_AGREE');
  const expiresAt = expiryOf(now);
  const { id } = await db
    .insertInto('proposal_row')
    .values({
      kind: asking.kind,
      accountId: account?.id ?? null,
      before: account === null ? null : writtenBefore(account),
      asked: JSON.stringify(asking),
      reason,
      by: me.id,
      at: now,
      expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('proposal');
  return { id, expiresAt };
};

const waiting = ({ db }: Context) => db.selectFrom('proposal').where('settledAt', 'is', null);

function shown(proposal: Proposal, accounts: readonly Account[], me: number, now: string) {
  const { id, asked, before, reason, by, at, expiresAt, accountId } = proposal;
  const about = accounts.find((account) => account.id === accountId);
  const rights = rightsAsked(proposal);
  const hindrance =
    expiresAt <= now ? ('expired' as const) : isOutdated(proposal, accounts) ? ('outdated' as const) : null;
  return {
    id,
    kind: asked.kind,
    person:
      asked.kind === 'add'
        ? { id: null, login: asked.login, name: asked.name }
        : about === undefined
          ? null
          : { id: about.id, login: about.login, name: about.name },
    before,
    asked: rights === null ? null : { ...rights, roles: [...rights.roles] },
    supervisorUntil: asked.kind === 'change' ? (asked.supervisorUntil ?? null) : null,
    reason,
    proposedBy: accounts.find((account) => account.id === by)?.name ?? '',
    proposedAt: at,
    expiresAt,
    hindrance,
    mine: by === me,
    mayDecide: hindrance !== 'expired' && !concerns(proposal, me),
    needsPassphrase: needsPassphrase(proposal),
  } satisfies Output<'access.proposals'>['proposals'][number];
}

/** Oldest first; an expired one is shown to its proposer until they withdraw it. */
export const proposals: UseCase<'access.proposals'> = async (context) => {
  const { me, now } = context;
  const rows = await waiting(context)
    .selectAll()
    .where((eb) => eb.or([eb('expiresAt', '>', now), eb('by', '=', me.id)]))
    .orderBy('id')
    .limit(most)
    .execute();
  const accounts = await readAccounts(context);
  return { proposals: rows.map((row) => shown(asProposal(row), accounts, me.id, now)) };
};

export const countProposals: UseCase<'access.countProposals'> = async (context) => {
  const { me, now } = context;
  const row = await waiting(context)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('expiresAt', '>', now)
    .where('by', '!=', me.id)
    .where((eb) => eb.or([eb('accountId', 'is', null), eb('accountId', '!=', me.id)]))
    .executeTakeFirst();
  return { n: row?.n ?? 0 };
};
