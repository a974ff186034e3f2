/** Whatever leaves has a receipt: who got it, why, and on what legal basis. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'brennan', roles: ['manager'] },
      { login: 'hurst', roles: ['supervisor'] },
      { login: 'audit', roles: ['auditor'] },
    ],
  });
});
afterEach(() => harness.close());

describe('a file that leaves', () => {
  it('has a receipt with a legal basis of the rule in force, for whoever made it and for the auditor', async () => {
    const form = { channel: 'hotline', text: 'A van at the gates' } as const;
    await harness.as('kowal').do('intake.record', { form, draftId: null });
    const folder = temporaryFolder();
    const saveToken = 'token-of-the-saved-file';
    const at = { paths: { [saveToken]: join(folder, 'export.csv') } };
    const asked = {
      filter: {},
      saveToken,
      reason: 'Asked for by the court',
      recipient: 'A partner',
      legalBasis: 'dpa-part-3',
      task: 't',
    };
    const guessed = { ...asked, legalBasis: 'as we like' };
    expect(await harness.as('brennan').fails('exports.contributions', guessed, at)).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'legalBasis',
    });
    expect(readdirSync(folder)).toEqual([]);
    const { receipt } = await harness.as('brennan').do('exports.contributions', asked, at);
    for (const login of ['brennan', 'audit']) {
      const { disclosures } = await harness.as(login).do('exports.disclosures', { after: null, limit: 50 });
      expect(disclosures).toMatchObject([
        {
          number: receipt,
          by: 'brennan',
          recipient: 'A partner',
          legalBasis: 'Data Protection Act 2018, Part 3: necessary for a law enforcement purpose',
          recordCount: 1,
        },
      ]);
    }
    expect((await harness.as('hurst').do('exports.disclosures', { after: null, limit: 50 })).disclosures).toEqual([]);
  });
});
