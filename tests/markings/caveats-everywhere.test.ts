/** A caveat goes with its record wherever that is told of, and is seen by nobody who does not see the record. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Output, VerbName } from '../../preload/contract/index.ts';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'Priya Shah', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'reed', name: 'Tom Reed', roles: ['case_officer'] },
      { login: 'kowal', name: 'Esi Kowal', roles: ['intake_officer'] },
      { login: 'hurst', name: 'Hala Hurst', roles: ['supervisor'] },
      { login: 'admin', roles: ['administrator'] },
    ],
  });
});
afterEach(() => harness.close());

const reason = 'It names a witness';
async function idOf(text: string): Promise<number> {
  const { caveats } = await harness.as('shah').do('access.caveats', {});
  const found = caveats.find((one) => one.text === text);
  if (found === undefined) throw new Error(`no ${text}`);
  return found.id;
}
const words = (caveats: readonly { text: string }[] | undefined) => caveats?.map(({ text }) => text);

it('search, the inbox, suggestions, the timeline, a chart and what held it elsewhere all say what stands beside the marking', async () => {
  const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
  const shah = harness.as('shah');
  await shah.do('investigations.addIdentifier', {
    id: larkspur,
    subjectId: null,
    text: '07700 900123',
    kind: 'phone',
  });
  const { id } = await recordTip(harness, 'kowal', 'He rings from 07700 900123 about the harbour gates.');
  await shah.do('contributions.setCaveats', { id, caveatIds: [await idOf('RECIPIENTS ONLY')], reason });
  await shah.do('investigations.setCaveats', { id: larkspur, caveatIds: [await idOf('UK EYES ONLY')], reason });
  const { suggestions } = await shah.do('linking.suggestions', { contributionId: id });
  expect(words(suggestions[0]?.caveats)).toEqual(['UK EYES ONLY']);
  await harness.as('kowal').do('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'linked' });
  const both = ['RECIPIENTS ONLY', 'UK EYES ONLY'];
  const inbox = await shah.do('inbox.list', { scope: 'mine', after: null, limit: 10 });
  expect(words(inbox.items[0]?.caveats)).toEqual(both);
  const compared = await shah.do('linking.compare', { contributionId: id, investigationId: larkspur });
  expect(words(compared.caveats)).toEqual(both);
  const { hits } = await shah.do('search.find', { text: 'harbour', limit: 10 });
  expect(words(hits.find(({ kind }) => kind === 'contribution')?.caveats)).toEqual(['RECIPIENTS ONLY']);
  const named = await shah.do('search.find', { text: 'LARKSPUR', limit: 10 });
  expect(words(named.hits.find(({ kind }) => kind === 'investigation')?.caveats)).toEqual(['UK EYES ONLY']);
  const recent = await shah.do('search.recent', { items: [{ kind: 'contribution', id }] });
  expect(words(recent.items[0]?.caveats)).toEqual(['RECIPIENTS ONLY']);
  const { entries } = await shah.do('investigations.timeline', { id: larkspur });
  expect(words(entries.find(({ lane }) => lane === 'tip')?.caveats)).toEqual(['RECIPIENTS ONLY']);
  const drawn = await shah.do('charts.draw', { things: [{ contributionId: id }, { investigationId: larkspur }] });
  expect(drawn.things.map(({ caveats }) => words(caveats))).toEqual([['RECIPIENTS ONLY'], ['UK EYES ONLY']]);
  const held = await shah.do('linking.heldElsewhere', { text: '07700 900123', kind: 'phone', except: null });
  expect(words(held.holders[0]?.caveats)).toEqual(['UK EYES ONLY']);
});

it('nobody is told of a caveat of what they may not see', async () => {
  const hidden = stageInvestigation(harness, { operation: 'HIDDEN', owner: 'shah', compartment: 'HERON' });
  const { id } = await recordTip(harness, 'kowal', 'He talks of nothing but the harbour gates.');
  const added = { kind: 'caveat', text: 'Heron only', meaning: 'For those in HERON' } as const;
  const { id: heron } = await harness.as('admin').do('access.addCaveat', added);
  await harness.as('shah').do('investigations.setCaveats', { id: hidden, caveatIds: [heron], reason });
  await harness.as('shah').do('linking.decide', { contributionId: id, investigationId: hidden, decision: 'linked' });
  const asked: [VerbName, object][] = [
    ['search.find', { text: 'harbour', limit: 10 }],
    ['search.find', { text: 'HIDDEN', limit: 10 }],
    ['inbox.list', { scope: 'overdue', after: null, limit: 10 }],
    ['contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10 }],
    ['triage.get', { id }],
    ['linking.suggestions', { contributionId: id }],
    ['charts.draw', { things: [{ contributionId: id }] }],
  ];
  for (const login of ['reed', 'hurst'])
    for (const [verb, input] of asked) {
      const answer = (await harness.as(login).ask(verb, input)) as { value?: Output<VerbName> };
      expect(JSON.stringify(answer.value), `${verb} by ${login}`).not.toContain('HERON ONLY');
    }
});
