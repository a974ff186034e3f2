/** Who may open the sealed identity of a contribution's source. Whatever rests on such an identity is for them alone. */
import type { Officer } from '../store/use-case.ts';

/**
 * Supervisors may open it wherever they may see the contribution; officers, only for contributions that they recorded
 * themselves.
 */
export const opensEverySource = (me: Pick<Officer, 'roles'>): boolean => me.roles.includes('supervisor');

export function mayOpenSource(me: Pick<Officer, 'id' | 'roles'>, contribution: { recordedBy: number | null }): boolean {
  const mayRecord = me.roles.includes('case_officer') || me.roles.includes('intake_officer');
  return opensEverySource(me) || (mayRecord && contribution.recordedBy === me.id);
}
