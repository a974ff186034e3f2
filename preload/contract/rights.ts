/**
 * Rights of an account: which of them are kept apart, what takes a second person, and who can be one. The engine decides
 * by these rules; the page asks the same ones what to offer.
 */
import { Marking, type Role, rank } from './vocabulary.ts';

export interface Rights {
  roles: readonly Role[];
  clearance: Marking;
  /** Closed: nobody can sign in to it. */
  disabled: boolean;
}

/** Roles that open casework records. */
export const caseworkRoles: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor', 'manager'];

/** Whoever keeps accounts reads no casework, and whoever reads the log does nothing that stands in it. */
const keptApart: readonly (readonly Role[])[] = [caseworkRoles, ['auditor'], ['administrator']];

/** Whether the roles mix duties that one account may not have together: casework, audit, administration. */
export function mixesDuties(roles: readonly Role[]): boolean {
  return keptApart.filter((duty) => duty.some((role) => roles.includes(role))).length > 1;
}

const nothing: Rights = { roles: [], clearance: 'OFFICIAL', disabled: false };

/**
 * Whether `after` gives anything that `before` did not have: a role, a higher clearance, or a closed account opened again.
 * `null` is an account that is not there yet. What gives nothing needs nobody else: to take away must never wait.
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

/** Who can agree to what an administrator proposes, unless they proposed it or it concerns them. */
export function canAgree({ roles, disabled }: Pick<Rights, 'roles' | 'disabled'>): boolean {
  return !disabled && (roles.includes('supervisor') || roles.includes('administrator'));
}
