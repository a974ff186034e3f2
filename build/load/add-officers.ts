/** The people who work in the unit, put into whichever store keeps its records. */
import { unrestrictedWrite } from '../../main/demonstration/load/load.ts';
import type { Store } from '../../main/store/port.ts';
import { productionN } from '../../main/vault/key-derivation-cost.ts';
import { newVerifier } from '../../main/vault/verifier.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { roleOf } from './mix.ts';

export const passphrase = 'eleven paper boats on the canal';

export const loginOf = (nth: number) => `officer.${nth}`;

/**
 * So many accounts, and the live cases that anybody may see shared out among those who own some. All have the same passphrase, and the
 * verifier that is derived from it once, at the product's cost: checking it costs each sign-in the same.
 */
export async function addOfficers(store: Store, count: number, at: string): Promise<void> {
  const verifier = await newVerifier(passphrase, productionN);
  await unrestrictedWrite(store, async (into) => {
    const owners: number[] = [];
    for (let nth = 0; nth < count; nth++) {
      const login = loginOf(nth);
      const role = roleOf(nth);
      const account = {
        login,
        name: `Officer ${nth}`,
        roles: JSON.stringify([role]),
        clearance: rank(Marking, 'OFFICIAL-SENSITIVE'),
        createdAt: at,
      };
      const id = await into.fill('account_row', [account]);
      await into.signIns.keep(login, verifier);
      if (role === 'case_officer') owners.push(id);
    }
    const cases = await into.db
      .selectFrom('investigation')
      .select('id')
      .where('state', '=', 'live')
      .where('compartmentId', '=', 0)
      .orderBy('id')
      .execute();
    for (const [place, { id }] of cases.entries()) {
      const owner = owners[place % owners.length];
      if (owner !== undefined)
        await into.db.updateTable('investigation_row').set({ ownerId: owner }).where('id', '=', id).execute();
    }
  });
}
