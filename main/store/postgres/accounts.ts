/** An account as the store has it now, whoever may see it: the basis on which need to know is decided. */
import { z } from 'zod';
import { Role } from '../../../preload/contract/vocabulary.ts';
import type { Officer } from '../port.ts';
import type { Connection } from './connection.ts';

const Roles = z.array(Role);
const Compartments = z.array(z.object({ id: z.int(), name: z.string() }));

interface AccountRow {
  id: number;
  login: string;
  name: string;
  roles: string;
  clearance: number;
  passphraseGiven: number;
  compartments: unknown;
}

const account = `select a.id, a.login, a.name, a.roles, a.clearance, a."passphraseGiven",
    (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name), '[]')
     from compartment_row c join compartment_member_row m on m."compartmentId" = c.id where m."accountId" = a.id) as compartments
  from account_row a where a.login = $1 and a."disabledAt" is null`;

/** `null` if there is none, or if it has been closed. */
export async function readOfficer(on: Connection, login: string): Promise<Officer | null> {
  const [row] = await on.rows<AccountRow>(account, [login]);
  if (row === undefined) return null;
  return {
    ...row,
    roles: Roles.parse(JSON.parse(row.roles)),
    compartments: Compartments.parse(row.compartments),
    passphraseGiven: row.passphraseGiven === 1,
  };
}
