/** Room: people, roles, clearance and compartments. */
import { z } from 'zod';
import { Id, Line, Nothing, Reason, verb } from './core.ts';
import { Login, Session } from './vault.ts';
import { Marking, Role } from './words.ts';

const Person = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  clearance: Marking,
  compartments: z.array(z.int()),
  disabled: z.boolean(),
});
const staff: readonly Role[] = ['administrator', 'supervisor'];

export const access = {
  'access.me': verb({
    does: 'says who is signed in, with what roles, and what the window’s marking is',
    input: Nothing,
    output: Session,
    operation: 'none',
    permission: 'signed-in',
  }),
  'access.colleagues': verb({
    does: 'lists the names of colleagues, to allocate work and to name owners',
    input: Nothing,
    output: z.object({ people: z.array(z.object({ id: Id, name: z.string(), roles: z.array(Role) })) }),
    operation: 'none',
    permission: 'signed-in',
  }),
  'access.people': verb({
    does: 'lists accounts with roles, clearance and compartments',
    input: Nothing,
    output: z.object({ people: z.array(Person) }),
    operation: 'consultation',
    permission: staff,
  }),
  'access.addPerson': verb({
    does: 'adds an account with its first passphrase',
    input: z.strictObject({
      login: Login,
      name: Line,
      roles: z.array(Role).min(1),
      clearance: Marking,
      passphrase: z.string().min(1).max(400),
    }),
    output: z.object({ id: Id }),
    operation: 'collection',
    permission: ['administrator'],
    transaction: 'own',
    subject: (_, out) => [`account:${out.id}`],
  }),
  'access.changePerson': verb({
    does: 'changes the roles or clearance of an account, or closes it',
    input: z.strictObject({
      id: Id,
      roles: z.array(Role).min(1),
      clearance: Marking,
      disabled: z.boolean(),
      reason: Reason,
    }),
    output: Nothing,
    reasonIn: 'log',
    operation: 'alteration',
    permission: ['administrator'],
    transaction: 'own',
    subject: (input) => [`account:${input.id}`],
  }),
  'access.resetPassphrase': verb({
    does: 'gives an account a new passphrase',
    input: z.strictObject({ id: Id, passphrase: z.string().min(1).max(400), reason: Reason }),
    output: Nothing,
    reasonIn: 'log',
    operation: 'alteration',
    permission: ['administrator'],
    transaction: 'own',
    subject: (input) => [`account:${input.id}`],
  }),
  'access.compartments': verb({
    does: 'lists compartments and their members',
    input: Nothing,
    output: z.object({
      compartments: z.array(z.object({ id: Id, name: z.string(), members: z.array(z.int()) })),
    }),
    operation: 'consultation',
    permission: staff,
  }),
  'access.addCompartment': verb({
    does: 'makes a compartment; the supervisor who makes it is its first member',
    input: z.strictObject({ name: Line, reason: Reason }),
    output: z.object({ id: Id }),
    reasonIn: 'log',
    operation: 'collection',
    permission: ['supervisor'],
    subject: (_, out) => [`compartment:${out.id}`],
  }),
  'access.setMembers': verb({
    does: 'says who belongs to a compartment; only a member may',
    input: z.strictObject({ id: Id, members: z.array(Id), reason: Reason }),
    output: Nothing,
    reasonIn: 'log',
    operation: 'alteration',
    permission: ['supervisor'],
    subject: (input) => [`compartment:${input.id}`],
  }),
} as const;
