/** The timeline of a case on paper: what leaves is what its reader may see and what the filters leave, marked as that is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
let larch: number;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['intake_officer'] },
      { login: 'meadow', name: 'J. Meadow', roles: ['intake_officer', 'supervisor'], compartments: ['MEADOW'] },
      { login: 'brennan', name: 'M. Brennan', roles: ['manager'] },
      { login: 'audit', roles: ['auditor'] },
    ],
  });
  larch = stageInvestigation(harness, { operation: 'LARCH', owner: 'shah' });
});
afterEach(() => harness.close());

const asked = { only: null, recipient: 'The court', reason: 'For the hearing', legalBasis: 'dpa-part-3' };
const print = (login: string, more: object = {}) =>
  harness.as(login).do('exports.printTimeline', { ...asked, investigationId: larch, ...more });
const link = async (recorder: string, text: string, compartment?: string) => {
  const { id } = await recordTip(harness, recorder, text);
  await harness.as(recorder).do('linking.decide', { contributionId: id, investigationId: larch, decision: 'linked' });
  if (compartment !== undefined)
    harness
      .peek()
      .prepare('update contribution_row set compartmentId = ? where id = ?')
      .run(harness.compartment(compartment), id);
  return id;
};

describe('the timeline on paper', () => {
  it('is refused to whoever discloses nothing, of a case that is not there, and without a legal basis', async () => {
    expect((await harness.as('shah').fails('exports.printTimeline', { ...asked, investigationId: larch })).code).toBe(
      'NOT_ALLOWED',
    );
    const fails = (more: object) =>
      harness.as('brennan').fails('exports.printTimeline', { ...asked, investigationId: larch, ...more });
    expect((await fails({ investigationId: 999 })).code).toBe('NOT_FOUND');
    expect(await fails({ legalBasis: 'as we like' })).toMatchObject({ code: 'INPUT_INVALID', about: 'legalBasis' });
    expect(harness.peek().prepare('select count(*) n from disclosure_row').get()).toEqual({ n: 0 });
  });

  it('holds what its reader may see, has a receipt, and is logged with those records', async () => {
    const shown = await link('kowal', 'A van at the gates of the harbour');
    await link('meadow', 'The hidden one speaks of the gates', 'MEADOW');
    const paper = await print('brennan');
    expect(paper.entries.flatMap(({ contributionId }) => contributionId ?? [])).toEqual([shown]);
    expect(JSON.stringify(paper)).not.toContain('hidden one');
    expect(paper).toMatchObject({ operation: 'LARCH', marking: 'OFFICIAL-SENSITIVE', recipient: 'The court' });
    const { disclosures } = await harness.as('audit').do('exports.disclosures', { after: null, limit: 5 });
    expect(disclosures).toMatchObject([{ number: paper.receipt, recordCount: 2, recipient: 'The court' }]);
    const { entries } = await harness.as('audit').do('audit.entries', { processing: 'disclosure', after: null });
    expect(entries[0]?.records).toEqual([`investigation:${larch}`, `contribution:${shown}`]);
    const { ticket } = paper;
    expect(await harness.as('brennan').do('exports.redeemPrint', { ticket })).toMatchObject({ name: paper.name });
  });

  it('holds only what the filters leave, and the log names no more', async () => {
    const [one, other] = [await link('kowal', 'A van at the gates'), await link('kowal', 'A boat by the wall')];
    const paper = await print('brennan', { only: [`tip:${other}`, 'tip:9999', 'nonsense'] });
    expect(paper.entries.map(({ id }) => id)).toEqual([`tip:${other}`]);
    const { entries } = await harness.as('audit').do('audit.entries', { processing: 'disclosure', after: null });
    expect(entries[0]?.records).not.toContain(`contribution:${one}`);
  });
});
