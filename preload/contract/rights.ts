/**
 * The rights of an account: which are kept apart, what takes a second person, and who that can be. The engine decides
 * by these rules; the page asks the same ones what to offer.
 */
import { Marking, type Role, rank } from './vocabulary.ts';

export interface Rights {
  roles: readonly Role[];
  clearance: Marking;
  /** Closed: nobody can sign in with it. */
  disabled: boolean;
}

/** Roles that open casework records. */
export const caseworkRoles: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor', 'manager'];

/** People who manage accounts read no casework, and people who read the log do nothing that appears in it. */
const keptApart: readonly (readonly Role[])[] = [caseworkRoles, ['auditor'], ['administrator']];

/** Whether the roles mix duties that one account may not have together: casework, audit, administration. */
export function mixesDuties(roles: readonly Role[]): boolean {
  return keptApart.filter((duty) => duty.some((role) => roles.includes(role))).length > 1;
}

const nothing: Rights = { roles: [], clearance: 'OFFICIAL', disabled: false };

/**
 * Whether `after` gives anything that `before` lacked: a role, a higher clearance, or the reopening of a closed account.
 * `null` is an account that does not exist yet. Taking rights away needs nobody else: it must never wait.
 */
export function givesMore(before: Rights | null, after: Rights): boolean {
  if (after.disabled) return false;
  if (before?.disabled === true) return true;
  const had = before ?? nothing;
  return (
    rank(Marking, after.clearance) > rank(Marking, had.clearance) ||
    after.roles.some((role) => !had.roles.includes(role))
  );
}

/** A deputy supervisor is appointed for at most four weeks. */
export const longestDeputyDays = 28;

/** What somebody may do at a time: their own roles, and a supervisor’s while they are appointed as a deputy. */
export const rolesAt = (roles: readonly Role[], supervisorUntil: string | null, now: string): Role[] =>
  supervisorUntil !== null && supervisorUntil > now && !roles.includes('supervisor')
    ? [...roles, 'supervisor']
    : [...roles];

/** Who can agree to what an administrator proposes, unless they proposed it or it concerns them. */
export function canAgree({ roles, disabled }: Pick<Rights, 'roles' | 'disabled'>): boolean {
  return !disabled && (roles.includes('supervisor') || roles.includes('administrator'));
}
