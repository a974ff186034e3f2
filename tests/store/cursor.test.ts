/** Where a list goes on is sealed: a place that could be read would tell how much hidden lies between two that are seen. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer', 'auditor'] },
      { login: 'kowal', roles: ['case_officer', 'auditor'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const receivedAt = '2026-03-09T09:00:00.000Z';
const tip = (login = 'shah', form: object = {}) =>
  harness.as(login).do('intake.record', {
    form: { channel: 'hotline', text: 'A van by the gate.', receivedAt, ...form },
    draftId: null,
  });
const hiddenTip = () => tip('mason', { compartmentId: harness.compartment('HERON') });
const page = (after: string | null = null, login = 'shah') =>
  harness.as(login).do('contributions.queue', { filter: {}, sort: 'oldest', after, limit: 1 });

/** Every number that somebody could read in a word: as text, and as whole numbers of every width at every byte. */
function numbersIn(word: string): bigint[] {
  const bytes = Buffer.from(word, 'base64url');
  const read = bytes.toString('latin1').match(/\d+/g) ?? [];
  const wide = bytes.length < 8 ? [] : Array.from({ length: bytes.length - 7 }, (_, at) => bytes.readBigInt64BE(at));
  const narrow = wide.length === 0 ? [] : wide.map((_, at) => bytes.readBigInt64LE(at));
  return [...read.map(BigInt), ...wide, ...narrow];
}

it('tells nothing of how many hidden contributions share a millisecond', async () => {
  await tip();
  for (let n = 0; n < 3; n += 1) await hiddenTip();
  await tip();
  await tip();
  const places = harness.peek().prepare('select receiptOrder from contribution_row').safeIntegers().pluck().all();
  const first = await page();
  const second = await page(first.next);
  for (const next of [first.next, second.next]) {
    expect(next).not.toBeNull();
    for (const number of numbersIn(next ?? '')) expect(places).not.toContain(number);
  }
  // Nor does any answer hold a place itself.
  const id = first.rows[0]?.id ?? 0;
  const answers = JSON.stringify([
    first.rows,
    await harness.as('shah').do('triage.get', { id }),
    await harness.as('shah').do('linking.sameOrigin', { contributionId: id }),
    await harness.as('shah').do('search.find', { text: 'van gate', limit: 50 }),
  ]);
  for (const place of places) expect(answers).not.toContain(String(place));
  expect(first.next).toHaveLength(second.next?.length ?? 0);
  expect((await page(second.next)).next).toBeNull();
});

it('keeps every list of contributions, and the log, going on in that way alone', async () => {
  const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR' });
  for (let n = 0; n < 101; n += 1) {
    const { id } = await tip();
    await harness.as('shah').do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
  }
  const tips = await harness.as('shah').do('investigations.tips', { id: investigationId, after: null });
  const log = await harness.as('shah').do('audit.entries', { after: null });
  const places = harness.peek().prepare('select receiptOrder from contribution_row').safeIntegers().pluck().all();
  for (const { next } of [tips, log]) for (const number of numbersIn(next ?? '')) expect(places).not.toContain(number);
  expect(numbersIn(log.next ?? '')).not.toContain(BigInt(log.entries.at(-1)?.seq ?? 0));
  const rest = await harness.as('shah').do('investigations.tips', { id: investigationId, after: tips.next });
  expect([tips.tips.length, rest.tips.length, rest.next]).toEqual([100, 1, null]);
});

it('is the same word for the same place, so that the page finds what it keeps, and another for everybody else', async () => {
  await tip();
  await tip();
  expect((await page()).next).toBe((await page()).next);
  expect((await page()).next).not.toBe((await page(null, 'kowal')).next);
});

it('is refused by name where it was changed, made up, or given out for another person or another list', async () => {
  const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR' });
  await tip();
  await tip();
  const { next } = await page();
  const whole = Buffer.from(next ?? '', 'base64url');
  const wrong = [...whole.keys()].map((at) => {
    const copy = Buffer.from(whole);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy.toString('base64url');
  });
  const made = [
    '',
    'x',
    Buffer.from('{"place":1}').toString('base64url'),
    whole.subarray(0, 20).toString('base64url'),
    whole.subarray(0, -1).toString('base64url'),
  ];
  for (const after of [...wrong, ...made])
    expect(
      await harness.as('shah').fails('contributions.queue', { filter: {}, sort: 'oldest', after, limit: 1 }),
    ).toMatchObject({ code: 'LIST_MOVED_ON' });
  expect(
    await harness.as('kowal').fails('contributions.queue', { filter: {}, sort: 'oldest', after: next, limit: 1 }),
  ).toMatchObject({ code: 'LIST_MOVED_ON' });
  expect(await harness.as('shah').fails('audit.entries', { after: next })).toMatchObject({ code: 'LIST_MOVED_ON' });
  expect(await harness.as('shah').fails('investigations.tips', { id: investigationId, after: next })).toMatchObject({
    code: 'LIST_MOVED_ON',
  });
});
