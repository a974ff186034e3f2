/** What people remember: the end of a number, half a plate, a name with two slips of the pen. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation, stageLarkspur } from '../support/stage.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
    people: shahAndMason,
    now: '2026-03-09T10:00:00.000Z',
  });
  stageLarkspur(harness, 'Craig Anthony Dunmore');
  const hidden = { name: 'Aled Marsh', phones: ['+447700910123'], vrm: 'TX21AYZ' };
  stageInvestigation(harness, { operation: 'GREY HERON', compartment: 'HERON', subject: hidden });
  await recordTip(harness, 'shah', 'He rang from 07700900123, drives TX21ABC.');
  await recordTip(harness, 'shah', 'A bus, number 900 123.');
});
afterEach(() => harness.close());

const found = async (text: string, login = 'shah') =>
  (await harness.as(login).do('search.find', { text, limit: 20 })).hits.map(({ kind, title }) => `${kind} ${title}`);

describe('search', () => {
  it.each(['900123', '0900123', '21ABC', 'TX21 A', 'TX21 A-something', '1ABC'])(
    'finds the subject by %s',
    async (text) => {
      expect((await found(text)).filter((one) => one.startsWith('subject'))).toEqual([
        'subject Craig Anthony Dunmore (suspect, LARKSPUR)',
      ]);
    },
  );

  it.each(['900123', '21ABC'])('finds the contribution that names what ends with %s', async (text) => {
    const { hits } = await harness.as('shah').do('search.find', { text, limit: 20 });
    const tips = hits.filter(({ kind }) => kind === 'contribution');
    expect(tips).toHaveLength(1);
    expect(['\u000207700900123\u0003', '\u0002TX21ABC\u0003']).toContain(tips[0]?.passage);
  });

  it('finds nothing hidden by a part, and the hidden for whoever may know of it', async () => {
    expect(await found('910123')).toEqual([]);
    expect(await found('910123', 'mason')).toEqual(['subject Aled Marsh (suspect, GREY HERON)']);
  });

  it('finds a name with two errors', async () => {
    expect(await found('Criag Dunmor')).toContain('subject Craig Anthony Dunmore (suspect, LARKSPUR)');
  });
});

it('while a caller talks: a name with two errors, and every reason stands in the text', async () => {
  const text = 'I saw Criag Dunmor at the hall in Halverton';
  const { suggestions } = await harness.as('shah').do('linking.suggestForText', { text });
  expect(suggestions[0]).toMatchObject({ operation: 'LARKSPUR' });
  const reason = suggestions[0]?.reasons.find(({ kind }) => kind === 'person');
  expect(reason).toMatchObject({ kind: 'person', tipText: 'Criag Dunmor', caseText: 'Craig Anthony Dunmore' });
});
