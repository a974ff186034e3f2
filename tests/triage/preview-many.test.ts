/** The same for many: what would be refused is said beforehand, each by its own rules, and that is what happens. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: shahAndMason });
});
afterEach(() => harness.close());

it('says of each what would be refused, as the verb itself refuses it', async () => {
  const tip = async (text: string, form = {}, login = 'shah') => (await recordTip(harness, login, text, form)).id;
  const plain = await tip('A dog barks.');
  const risk = await tip('They are at the gate now.', { immediateRisk: true, riskConfirmed: true });
  const claimed = await tip('A cat is in the tree.');
  const hidden = await tip('Hidden.', { compartmentId: harness.compartment('HERON') }, 'mason');
  const first = await tip('His name is Yusuf Karimi, he works at the tyre place in Wickenford.');
  const repeat = await tip('A man called Yousef Kareemi from the tyre place in Wickenford again.');
  await harness.as('mason').do('triage.claim', { id: claimed });
  const ids = [plain, risk, claimed, hidden, first, repeat];
  const preview = async (act: 'claim' | 'snooze' | 'trace' | 'nfa') => {
    const { rows } = await harness.as('shah').do('triage.previewMany', { ids, act });
    return Object.fromEntries(rows.map(({ id, refused }) => [ids.indexOf(id), refused]));
  };
  expect(await preview('claim')).toEqual({ 0: null, 1: null, 2: 'CLAIMED', 4: null, 5: null });
  expect(await preview('snooze')).toEqual({ 0: null, 1: 'RISK_CANNOT_WAIT', 2: 'CLAIMED', 4: null, 5: null });
  expect(await preview('trace')).toEqual({ 0: null, 1: null, 2: 'CLAIMED', 4: null, 5: null });
  const closing = await preview('nfa');
  expect(closing[2]).toBe('CLAIMED');
  expect(closing[5]).toBe('EARLIER_REPORTS_UNREAD');
  for (const [place, id] of ids.entries()) {
    const asked = { id, version: 1, outcome: 'nfa', reason: 'Nothing in it' } as const;
    const result = await harness.as('shah').ask('triage.setOutcome', asked);
    const code = result.ok ? null : result.error.code;
    expect(code).toBe(id === hidden ? 'NOT_FOUND' : closing[place]);
  }
});
