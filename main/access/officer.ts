/** From who somebody is, what they may see. Roles open kinds of record; clearance and compartments the rest. */
import type { Role } from '../../preload/contract/words.ts';
import type { Viewer } from '../store/policy.ts';
import type { Officer } from '../store/port.ts';

const casework: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor', 'manager'];

export function viewerOf(officer: Officer): Viewer {
  const has = (roles: readonly Role[]) => officer.roles.some((role) => roles.includes(role));
  return {
    accountId: officer.id,
    clearance: officer.clearance,
    compartments: officer.compartments.map((c) => c.id),
    readsContributions: has(casework),
    readsInvestigations: has(casework),
    readsLog: has(['auditor']),
    readsAccounts: has(['administrator', 'supervisor']),
  };
}
