/** A proposal as it is stored: what is asked for whom, and the rights on which it was based. */
import { z } from 'zod';
import type { ProposalKind } from '../../preload/contract/access.ts';
import type { Rights } from '../../preload/contract/rights.ts';
import { Marking, Role } from '../../preload/contract/vocabulary.ts';
import { type Account, sameRights } from './accounts.ts';

/** Longer than a weekend and a day's leave, but short enough that the person who agrees still knows what it was about. */
const daysToAgree = 7;

export const expiryOf = (now: string) => new Date(Date.parse(now) + daysToAgree * 86_400_000).toISOString();

const Asked = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('add'),
    login: z.string(),
    name: z.string(),
    roles: z.array(Role),
    clearance: Marking,
  }),
  z.object({
    kind: z.literal('change'),
    roles: z.array(Role),
    clearance: Marking,
    /** The last day of a deputy, who has the role of a supervisor among these until then. */
    supervisorUntil: z.string().optional(),
  }),
  z.object({ kind: z.literal('reset') }),
  z.object({ kind: z.literal('recovery_code') }),
  z.object({ kind: z.literal('data_key') }),
]);
export type Asked = z.infer<typeof Asked>;

const Before = z.object({
  roles: z.array(Role),
  clearance: Marking,
  disabled: z.boolean(),
  passphraseGiven: z.boolean(),
});

/** A row of the table; the migration says more about its columns. */
interface Row {
  id: number;
  kind: ProposalKind;
  accountId: number | null;
  before: string | null;
  asked: string;
  reason: string;
  by: number;
  at: string;
  expiresAt: string;
  settledAt: string | null;
}

export interface Proposal extends Omit<Row, 'kind' | 'before' | 'asked'> {
  before: z.infer<typeof Before> | null;
  asked: Asked;
}

export function asProposal(row: Row): Proposal {
  const { kind: _, before, asked, ...rest } = row;
  return {
    ...rest,
    before: before === null ? null : Before.parse(JSON.parse(before)),
    asked: Asked.parse(JSON.parse(asked)),
  };
}

export function writtenBefore({ roles, clearance, disabled, passphraseGiven }: Account): string {
  return JSON.stringify({ roles, clearance, disabled, passphraseGiven });
}

/** The rights that the person would have, or `null` where it is not about rights. */
export function rightsAsked({ asked }: Proposal): Rights | null {
  if (asked.kind !== 'add' && asked.kind !== 'change') return null;
  return { roles: asked.roles, clearance: asked.clearance, disabled: false };
}

/** Where a proposal gives somebody a key, the person who agrees to it sets the passphrase. */
export function needsPassphrase({ asked, before }: Proposal): boolean {
  return asked.kind === 'add' || asked.kind === 'reset' || (asked.kind === 'change' && before?.disabled === true);
}

/** Whether its basis no longer holds: the account has changed, or its proposer may no longer propose. */
export function isOutdated(proposal: Proposal, accounts: readonly Account[]): boolean {
  const proposer = accounts.find(({ id }) => id === proposal.by);
  if (proposer === undefined || proposer.disabled || !proposer.roles.includes('administrator')) return true;
  if (proposal.before === null) return false;
  const account = accounts.find(({ id }) => id === proposal.accountId);
  return (
    account === undefined ||
    !sameRights(account, proposal.before) ||
    account.passphraseGiven !== proposal.before.passphraseGiven
  );
}

/** Neither the proposer nor the person concerned counts as a second person. */
export const concerns = (proposal: Proposal, accountId: number) =>
  proposal.by === accountId || proposal.accountId === accountId;
