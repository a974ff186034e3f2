/** Room: people, roles, clearance and compartments. */
import { z } from 'zod';
import { Day, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { accountReaders } from './roles.ts';
import { Login, Session } from './vault.ts';
import { Marking, Role } from './vocabulary.ts';

const Person = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  clearance: Marking,
  /** By name. `whole`: the full list; otherwise only those that the viewer belongs to too, and there may be more. */
  compartments: z.object({ names: z.array(z.string()), whole: z.boolean() }),
  disabled: z.boolean(),
  /** Until when they stand in as a supervisor besides their own roles. */
  supervisorUntil: Instant.nullable(),
});

/** May be empty: an account without a role can sign in and see nothing. */
const Roles = z.array(Role).max(Role.options.length);

const GivenPassphrase = z.string().min(1).max(400);

/**
 * How rights are given here. `shared`: an administrator proposes and somebody else agrees. `alone`: nobody else
 * could agree, so one person may add somebody who can. `nobody`: there are or were others, but none of them can agree any more.
 */
export const Giving = z.enum(['shared', 'alone', 'nobody']);

export type Giving = z.infer<typeof Giving>;

export const ProposalKind = z.enum(['add', 'change', 'reset', 'recovery_code', 'data_key']);

export type ProposalKind = z.infer<typeof ProposalKind>;

const AskedRights = { roles: Roles, clearance: Marking };

const Rights = z.object({ ...AskedRights, disabled: z.boolean() });

const Proposal = z.object({
  id: Id,
  kind: ProposalKind,
  /** The person it concerns; none where it is about the vault. `id` is missing until the account exists. */
  person: z.object({ id: Id.nullable(), login: z.string(), name: z.string() }).nullable(),
  /** The rights held when it was proposed, and those it asks for. */
  before: Rights.nullable(),
  asked: Rights.nullable(),
  /** The last day of a deputy supervisor. */
  supervisorUntil: Day.nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: Instant,
  expiresAt: Instant,
  /** What prevents anybody from agreeing. */
  hindrance: z.enum(['expired', 'outdated']).nullable(),
  mine: z.boolean(),
  /** Whether the person signed in can agree or refuse. */
  mayDecide: z.boolean(),
  /** Whoever agrees sets the first passphrase, so that the proposer never knows one that opens the account. */
  needsPassphrase: z.boolean(),
});

export const access = {
  'access.me': verb({
    summary: 'says who is signed in, with what roles, and what the window’s marking is',
    input: Nothing,
    output: Session,
    processing: 'none',
    permission: 'signed-in',
  }),
  'access.colleagues': verb({
    summary: 'lists the names of colleagues, to allocate work and to name owners',
    input: Nothing,
    output: z.object({ people: z.array(z.object({ id: Id, name: z.string(), roles: z.array(Role) })) }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'access.people': verb({
    summary: 'lists accounts with roles, clearance and compartments',
    input: Nothing,
    output: z.object({ people: z.array(Person), giving: Giving }),
    processing: 'consultation',
    permission: accountReaders,
  }),
  'access.addPerson': verb({
    summary: 'adds an account with its first passphrase, where nobody else has to agree',
    input: z.strictObject({ login: Login, name: Line, ...AskedRights, passphrase: GivenPassphrase }),
    output: z.object({ id: Id, alone: z.boolean() }),
    processing: 'collection',
    permission: ['administrator'],
    transaction: 'own',
    records: (_, out) => [`account:${out.id}`],
  }),
  'access.changePerson': verb({
    summary: 'takes rights from an account or closes it; gives some only where there is nobody who could agree',
    input: z.strictObject({
      id: Id,
      ...AskedRights,
      disabled: z.boolean(),
      /** Only when reopening a closed account. */
      passphrase: GivenPassphrase.optional(),
      reason: Reason,
    }),
    output: z.object({ alone: z.boolean() }),
    reasonIn: 'log',
    processing: 'alteration',
    permission: ['administrator'],
    transaction: 'own',
    records: (input) => [`account:${input.id}`],
  }),
  'access.propose': verb({
    summary:
      'proposes an account, more rights for one, a new passphrase, recovery code or data key, for somebody else to agree to',
    input: z.strictObject({
      proposal: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('add'), login: Login, name: Line, ...AskedRights }),
        z.strictObject({
          kind: z.literal('change'),
          id: Id,
          ...AskedRights,
          /** The last day of a deputy supervisor: the role is held until then, and the other roles for good. */
          supervisorUntil: Day.optional(),
        }),
        z.strictObject({ kind: z.literal('reset'), id: Id }),
        z.strictObject({ kind: z.literal('recovery_code') }),
        z.strictObject({ kind: z.literal('data_key') }),
      ]),
      reason: Reason,
    }),
    output: z.object({ id: Id, expiresAt: Instant }),
    reasonIn: 'log',
    processing: 'alteration',
    permission: ['administrator'],
    records: ({ proposal }, out) => [
      `proposal:${out.id}`,
      ...('id' in proposal ? [`account:${proposal.id}`] : proposal.kind === 'add' ? [] : ['vault']),
    ],
  }),
  'access.proposals': verb({
    summary: 'lists the proposals about accounts that await a second person',
    input: Nothing,
    output: z.object({ proposals: z.array(Proposal) }),
    processing: 'consultation',
    permission: accountReaders,
  }),
  'access.countProposals': verb({
    summary: 'counts the proposals that this person can agree to',
    input: Nothing,
    output: z.object({ n: z.int() }),
    processing: 'none',
    permission: accountReaders,
  }),
  'access.agree': verb({
    summary: 'agrees to what somebody else proposed about an account, which takes effect at once',
    input: z.strictObject({ id: Id, passphrase: GivenPassphrase.optional() }),
    /** The code is shown once, to whoever agreed. */
    output: z.object({ recoveryCode: z.string().nullable() }),
    processing: 'alteration',
    permission: accountReaders,
    transaction: 'own',
    records: (input) => [`proposal:${input.id}`],
  }),
  'access.refuse': verb({
    summary: 'refuses what somebody else proposed about an account',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    reasonIn: 'log',
    processing: 'alteration',
    permission: accountReaders,
    records: (input) => [`proposal:${input.id}`],
  }),
  'access.withdrawProposal': verb({
    summary: 'withdraws one’s own proposal about an account',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: ['administrator'],
    records: (input) => [`proposal:${input.id}`],
  }),
  'access.compartments': verb({
    summary: 'lists compartments and their members',
    input: Nothing,
    output: z.object({
      compartments: z.array(
        z.object({
          id: Id,
          name: z.string(),
          /** `null` for people who do not belong to it. */
          members: z.array(z.int()).nullable(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: accountReaders,
  }),
  'access.addCompartment': verb({
    summary: 'creates a compartment; the supervisor who creates it is its first member',
    input: z.strictObject({ name: Line, reason: Reason }),
    output: z.object({ id: Id }),
    reasonIn: 'log',
    processing: 'collection',
    permission: ['supervisor'],
    records: (_, out) => [`compartment:${out.id}`],
  }),
  'access.setMembers': verb({
    summary: 'sets the members of a compartment; only a member may',
    input: z.strictObject({ id: Id, members: z.array(Id), reason: Reason }),
    output: Nothing,
    reasonIn: 'log',
    processing: 'alteration',
    permission: ['supervisor'],
    records: (input) => [`compartment:${input.id}`],
  }),
} as const;
