/** What a person may see. Roles open kinds of record; clearance and compartments decide the rest. */
import { caseworkRoles } from '../../preload/contract/rights.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';
import type { Viewer } from '../store/policy.ts';
import type { Officer } from '../store/port.ts';

export function viewerOf(officer: Officer): Viewer {
  const has = (roles: readonly Role[]) => officer.roles.some((role) => roles.includes(role));
  return {
    accountId: officer.id,
    clearance: officer.clearance,
    compartments: officer.compartments.map((c) => c.id),
    opened: officer.opened,
    unrestricted: false,
    readsContributions: has(caseworkRoles),
    readsInvestigations: has(caseworkRoles),
    readsLog: has(['auditor']),
    readsAccounts: has(['administrator', 'supervisor']),
  };
}
