/** An account as the vault has it now, whoever may see it: the basis on which need to know is decided. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { rolesAt } from '../../../preload/contract/rights.ts';
import { Role } from '../../../preload/contract/vocabulary.ts';
import { longestAgo, nothingOpened, type Opened } from '../policy.ts';
import type { Officer } from '../port.ts';
import { statement } from './statement-cache.ts';

const Roles = z.array(Role);

interface AccountRow {
  id: number;
  login: string;
  name: string;
  roles: string;
  clearance: number;
  passphraseGiven: number;
  supervisorUntil: string | null;
}

const account =
  'select id, login, name, roles, clearance, passphraseGiven, supervisorUntil from account_row where login = ? and disabledAt is null';
const memberships = `select c.id, c.name from compartment_row c join compartment_member_row m on m.compartmentId = c.id
  where m.accountId = ? order by c.name`;

const broken =
  'select contributionId, investigationId from break_glass_row where accountId = ? and at > ? and until > ?';

/** At that time; nothing where none is given. Nothing stays open for more than a week, whatever the rule says. */
function openedTo(db: Database, accountId: number, now: string | undefined): Opened {
  if (now === undefined) return nothingOpened;
  const rows = statement(db, broken).all(accountId, longestAgo(now), now) as {
    contributionId: number | null;
    investigationId: number | null;
  }[];
  return {
    contribution: rows.flatMap((row) => row.contributionId ?? []),
    investigation: rows.flatMap((row) => row.investigationId ?? []),
  };
}

/** `null` if there is none, or if it has been closed. `now`: when the person asks, for what is open to them for a time. */
export function readOfficer(db: Database, login: string, now?: string): Officer | null {
  const row = statement(db, account).get(login) as AccountRow | undefined;
  if (row === undefined) return null;
  const compartments = statement(db, memberships).all(row.id) as { id: number; name: string }[];
  const { supervisorUntil, ...own } = row;
  const roles = Roles.parse(JSON.parse(row.roles));
  return {
    ...own,
    roles: now === undefined ? roles : rolesAt(roles, supervisorUntil, now),
    compartments,
    opened: openedTo(db, row.id, now),
    passphraseGiven: row.passphraseGiven === 1,
  };
}

/** Whether there is such an account, open or closed. */
export const hasAccount = (db: Database, login: string): boolean => readOfficer(db, login) !== null;

/** The account created along with the tables, so that no vault is left behind that nobody can sign in to. */
export function addFirstAccount(
  db: Database,
  vaultName: string,
  account: { login: string; name: string; roles: readonly Role[]; clearance: number; createdAt: string },
): void {
  const { login, name, roles, clearance, createdAt } = account;
  const row = 'insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, ?, ?)';
  statement(db, row).run(login, name, JSON.stringify(roles), clearance, createdAt);
  statement(db, "insert into setting_row values ('name', ?)").run(vaultName);
}
