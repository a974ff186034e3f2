/** Who somebody is, and from that what they may see. Roles open kinds of record; clearance and compartments the rest. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { caseworkRoles } from '../../preload/contract/rights.ts';
import { Role } from '../../preload/contract/words.ts';
import { statement } from '../store/sqlite/statement-cache.ts';
import type { Viewer } from '../store/sqlite/views.ts';
import type { Officer } from '../store/use-case.ts';

const Roles = z.array(Role);

interface AccountRow {
  id: number;
  login: string;
  name: string;
  roles: string;
  clearance: number;
  passphraseGiven: number;
}

const account =
  'select id, login, name, roles, clearance, passphraseGiven from account_row where login = ? and disabledAt is null';
const memberships = `select c.id, c.name from compartment_row c join compartment_member_row m on m.compartmentId = c.id
  where m.accountId = ? order by c.name`;

/** The account as it stands now; `null` if it is not there or was closed. Read afresh for every turn. */
export function readOfficer(db: Database, login: string): Officer | null {
  const row = statement(db, account).get(login) as AccountRow | undefined;
  if (row === undefined) return null;
  const compartments = statement(db, memberships).all(row.id) as { id: number; name: string }[];
  return {
    ...row,
    roles: Roles.parse(JSON.parse(row.roles)),
    compartments,
    passphraseGiven: row.passphraseGiven === 1,
  };
}

export function viewerOf(officer: Officer): Viewer {
  const has = (roles: readonly Role[]) => officer.roles.some((role) => roles.includes(role));
  return {
    accountId: officer.id,
    clearance: officer.clearance,
    compartments: officer.compartments.map((c) => c.id),
    readsContributions: has(caseworkRoles),
    readsInvestigations: has(caseworkRoles),
    readsLog: has(['auditor']),
    readsAccounts: has(['administrator', 'supervisor']),
  };
}
