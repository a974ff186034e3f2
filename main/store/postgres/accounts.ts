/** An account as the store has it now, whoever may see it: the basis on which need to know is decided. */
import { z } from 'zod';
import { rolesAt } from '../../../preload/contract/rights.ts';
import { Role } from '../../../preload/contract/vocabulary.ts';
import { longestAgo } from '../policy.ts';
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
  supervisorUntil: string | null;
  compartments: unknown;
  opened: unknown;
}

const account = `select a.id, a.login, a.name, a.roles, a.clearance, a."passphraseGiven", a."supervisorUntil",
    (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name), '[]')
     from compartment_row c join compartment_member_row m on m."compartmentId" = c.id where m."accountId" = a.id) as compartments,
    (select coalesce(json_agg(json_build_object('contribution', b."contributionId", 'investigation', b."investigationId")), '[]')
     from break_glass_row b where b."accountId" = a.id and b.at > $2 and b.until > $3) as opened
  from account_row a where a.login = $1 and a."disabledAt" is null`;

const Broken = z.array(z.object({ contribution: z.int().nullable(), investigation: z.int().nullable() }));

/** `null` if there is none, or if it has been closed. `now`: when the person asks, for what is open to them for a time. */
export async function readOfficer(on: Connection, login: string, now?: string): Promise<Officer | null> {
  // No time sorts after this, so that nothing is open where none is given.
  const [from, at] = now === undefined ? ['~', '~'] : [longestAgo(now), now];
  const [row] = await on.rows<AccountRow>(account, [login, from, at]);
  if (row === undefined) return null;
  const broken = Broken.parse(row.opened);
  const { supervisorUntil, ...own } = row;
  const roles = Roles.parse(JSON.parse(row.roles));
  return {
    ...own,
    roles: now === undefined ? roles : rolesAt(roles, supervisorUntil, now),
    compartments: Compartments.parse(row.compartments),
    opened: {
      contribution: broken.flatMap((one) => one.contribution ?? []),
      investigation: broken.flatMap((one) => one.investigation ?? []),
    },
    passphraseGiven: row.passphraseGiven === 1,
  };
}
