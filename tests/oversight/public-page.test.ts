/** The page for the public: two people, a receipt for whoever gets it, and nothing in it that somebody could find out by subtracting. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import type { PublicFigures } from '../../preload/contract/public-page.ts';
import { accountId, openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'brennan', name: 'M. Brennan', roles: ['manager'], compartments: ['HERON'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor', 'case_officer'], compartments: ['HERON'] },
      { login: 'low', roles: ['manager'], clearance: 'OFFICIAL' },
      { login: 'plain', roles: ['manager'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'shah', roles: ['case_officer'] },
    ],
    now: '2026-01-10T09:00:00.000Z',
  });
});
afterEach(() => harness.close());

const january = { from: '2026-01-01', to: '2026-01-31', corrects: null } as const;
const brennan = () => harness.as('brennan');
const kowal = () => harness.as('kowal');

async function give(n: number, form: Partial<Input<'intake.record'>['form']> = {}): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < n; at++) ids.push((await recordTip(harness, 'kowal', `Report ${at}`, form)).id);
  return ids;
}

/** Thirty calls of which six are linked, three e-mails, twenty referrals. */
async function january2026(): Promise<number> {
  const { id } = await kowal().do('investigations.open', openingForm());
  const calls = await give(30);
  await kowal().do('linking.decideMany', { contributionIds: calls.slice(0, 6), investigationId: id });
  await give(3, { channel: 'email' });
  await give(20, { channel: 'referral' });
  return id;
}

const later = () => harness.setClock('2026-02-10T09:00:00.000Z');
const draft = async (login = 'brennan', input: Input<'publicPage.draft'> = january) =>
  (await harness.as(login).do('publicPage.draft', input)).id;
const figuresOf = async (id: number) => (await brennan().do('publicPage.get', { id })).figures;
const cells = (figures: PublicFigures, name: string) => figures.tables.find((one) => one.name === name)?.cells;

async function released(input: Input<'publicPage.draft'> = january): Promise<number> {
  const id = await draft('brennan', input);
  await kowal().do('publicPage.approve', { id, agree: true, reason: null });
  await brennan().do('publicPage.release', {
    id,
    recipient: 'Press office',
    legalBasis: 'dpa-part-3',
    reason: 'Monthly figures',
  });
  return id;
}

describe('the way to the public', () => {
  it('is open to supervisors and managers, to none of them alone, and only for a period that is over', async () => {
    const early = await brennan().fails('publicPage.draft', january);
    expect(early).toMatchObject({ code: 'INPUT_INVALID', about: 'to' });
    later();
    expect(await brennan().fails('publicPage.draft', { ...january, from: '2026-01-25' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'from',
    });
    expect(await harness.as('shah').fails('publicPage.draft', january)).toMatchObject({ code: 'NOT_ALLOWED' });
    const id = await draft();
    expect(await brennan().fails('publicPage.approve', { id, agree: true, reason: null })).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    const give = { id, recipient: 'Press office', legalBasis: 'dpa-part-3', reason: 'Monthly figures' };
    expect(await brennan().fails('publicPage.release', give)).toMatchObject({ code: 'PAGE_NOT_APPROVED' });
    expect(await kowal().fails('publicPage.approve', { id, agree: false, reason: null })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    await kowal().do('publicPage.approve', { id, agree: false, reason: 'The period is too short' });
    expect(await brennan().do('publicPage.get', { id })).toMatchObject({
      state: 'refused',
      why: 'The period is too short',
    });
    expect(await brennan().fails('publicPage.release', give)).toMatchObject({ code: 'PAGE_NOT_APPROVED' });
    expect(await kowal().fails('publicPage.approve', { id, agree: true, reason: null })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('ends with a receipt that says who gave it to whom, and the log says why', async () => {
    await january2026();
    later();
    const id = await draft();
    await kowal().do('publicPage.approve', { id, agree: true, reason: null });
    const { number, ticket } = await brennan().do('publicPage.release', {
      id,
      recipient: 'Press office',
      legalBasis: 'dpa-part-3',
      reason: 'Monthly figures',
    });
    expect(number).toBe('PUB-26-0001');
    await kowal().do('publicPage.release', {
      id,
      recipient: 'Regional board',
      legalBasis: 'dpa-part-3',
      reason: 'Asked for',
    });
    const page = await brennan().do('publicPage.get', { id });
    expect(page).toMatchObject({ state: 'released', draftedBy: 'M. Brennan', approvedBy: 'S. Kowal' });
    expect(page.releases.map(({ number: one, recipient, by }) => [one, recipient, by])).toEqual([
      ['PUB-26-0002', 'Regional board', 'S. Kowal'],
      ['PUB-26-0001', 'Press office', 'M. Brennan'],
    ]);
    expect(await brennan().do('exports.redeemPrint', { ticket })).toEqual({
      marking: 'OFFICIAL',
      name: 'OFFICIAL Public help 2026-01-01 to 2026-01-31 edition 1',
    });
    const line = harness
      .peek()
      .prepare(
        "select processing, reason, recipient from log_row where verb = 'publicPage.release' order by seq limit 1",
      )
      .get();
    expect(line).toEqual({ processing: 'disclosure', reason: 'Monthly figures', recipient: 'Press office' });
    expect(await brennan().fails('publicPage.withdraw', { id, reason: 'A slip' })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('never changes what was drafted, whatever happens to the records; a correction is another edition', async () => {
    await january2026();
    later();
    const id = await released();
    const before = await figuresOf(id);
    await give(9, { receivedAt: '2026-01-20T09:00:00.000Z' });
    expect(await figuresOf(id)).toEqual(before);
    expect(() => harness.peek().prepare("update public_page_row set figures = '{}' where id = ?").run(id)).toThrow(
      'what was drafted stays as it is',
    );
    expect(() => harness.peek().prepare('delete from public_release_row').run()).toThrow('a receipt stays');
    expect(await brennan().fails('publicPage.draft', january)).toMatchObject({ code: 'PERIOD_RELEASED' });
    const again = await released({ ...january, corrects: id });
    expect(await brennan().do('publicPage.get', { id: again })).toMatchObject({ edition: 2, corrects: id });
    expect(await brennan().do('publicPage.get', { id })).toMatchObject({ correctedBy: again });
    expect(await brennan().fails('publicPage.draft', { ...january, corrects: id })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
    const { pages } = await brennan().do('publicPage.list', { after: null });
    expect(pages.map((page) => [page.id, page.edition, page.state])).toEqual([
      [again, 2, 'released'],
      [id, 1, 'released'],
    ]);
  });

  it('releases no two pages that share days, though both were approved', async () => {
    later();
    const first = await draft();
    const second = await draft('brennan', { from: '2025-12-15', to: '2026-01-15', corrects: null });
    for (const id of [first, second]) await kowal().do('publicPage.approve', { id, agree: true, reason: null });
    const to = { recipient: 'Press office', legalBasis: 'dpa-part-3', reason: 'Monthly figures' };
    await brennan().do('publicPage.release', { id: first, ...to });
    expect(await brennan().fails('publicPage.release', { id: second, ...to })).toMatchObject({
      code: 'PERIOD_RELEASED',
    });
    // The whole year would give December and February back.
    const year = { from: '2025-03-01', to: '2026-02-09', corrects: null };
    expect(await brennan().fails('publicPage.draft', year)).toMatchObject({ code: 'PERIOD_RELEASED' });
    await brennan().do('publicPage.draft', { from: '2025-12-01', to: '2025-12-31', corrects: null });
  });

  it('lists page by page', async () => {
    later();
    for (let n = 0; n < 53; n++) {
      const id = await draft();
      await brennan().do('publicPage.withdraw', { id, reason: 'Practice' });
    }
    const first = await brennan().do('publicPage.list', { after: null });
    const second = await brennan().do('publicPage.list', { after: first.next });
    expect([first.pages.length, second.pages.length, second.next]).toEqual([50, 3, null]);
    expect(new Set([...first.pages, ...second.pages].map(({ id }) => id)).size).toBe(53);
  });
});

describe('the figures', () => {
  it('count what was given, what became of it and who was helped, with small numbers left out', async () => {
    await january2026();
    later();
    const figures = await figuresOf(await draft());
    // Rows: calls, other tips, referrals, online material, advice; the last row and column are totals.
    const table = cells(figures, 'contributions') ?? [];
    expect(table[5]?.[6]).toBe(53);
    expect(table[0]?.[6]).toBe(30);
    // Three e-mails are too few, and nothing gives them back.
    expect(table[1]?.[6]).toBeNull();
    expect(table[1]?.[5]).toBeNull();
    expect(table.filter((row) => row[6] === null).length).toBeGreaterThan(1);
    expect(figures.perDay).toMatchObject({ contributions: 1.7, hotline: 1 });
    expect(figures.perDay.kinds.slice(0, 2)).toEqual([1, null]);
    expect(figures.published).toMatchObject({
      contributionsPerDay: 3_600,
      hotlineCallsPerDay: 32,
      arrestsPerYear: 330,
      lateStagePlots: 7,
      said: '2016',
    });
    expect(JSON.stringify(figures)).not.toMatch(/HERON|Report|Wexmouth|Brennan|TIP-|INV-/);
  });

  it('do not depend on who makes them, and nobody makes them who cannot see all that is counted', async () => {
    await january2026();
    later();
    expect(await harness.as('low').fails('publicPage.draft', january)).toMatchObject({
      code: 'NOT_ALLOWED',
      about: 'clearance',
    });
    const [one, other] = [await figuresOf(await draft('brennan')), await figuresOf(await draft('plain'))];
    expect(one).toEqual(other);
  });

  it('hold nothing of a compartment or of SECRET, not even by a difference', async () => {
    await january2026();
    later();
    const before = await figuresOf(await draft());
    harness.setClock('2026-01-15T09:00:00.000Z');
    const hidden = { compartmentId: harness.compartment('HERON') };
    const { id } = await kowal().do('investigations.open', openingForm({ operation: 'DEEP POOL', ...hidden }));
    const secret = await give(10, { ...hidden });
    await give(10, { marking: 'SECRET' });
    await kowal().do('linking.decideMany', { contributionIds: secret, investigationId: id });
    await kowal().do('investigations.recordArrest', {
      id,
      subjectId: null,
      at: '2026-01-15T09:00:00.000Z',
      outcome: 'pending',
    });
    await kowal().do('investigations.recordDisruption', { id, at: '2026-01-15T09:00:00.000Z', summary: 'Stopped.' });
    later();
    expect(await figuresOf(await draft())).toEqual(before);
  });

  it('hold nothing of a case with named readers, whether or not whoever makes them is one', async () => {
    await january2026();
    later();
    const before = await figuresOf(await draft());
    harness.setClock('2026-01-15T09:00:00.000Z');
    const { id } = await kowal().do('investigations.open', openingForm({ operation: 'DEEP POOL' }));
    await kowal().do('investigations.recordArrest', {
      id,
      subjectId: null,
      at: '2026-01-15T09:00:00.000Z',
      outcome: 'pending',
    });
    await kowal().do('investigations.recordDisruption', { id, at: '2026-01-15T09:00:00.000Z', summary: 'Stopped.' });
    const { version } = await kowal().do('investigations.get', { id });
    const readers = [accountId(harness, 'kowal')];
    await kowal().do('investigations.setReaders', { id, version, readers, reason: 'Known to few' });
    later();
    expect(await figuresOf(await draft('kowal'))).toEqual(before);
    expect(await figuresOf(await draft('plain'))).toEqual(before);
  });

  it('of a new edition do not give away what the first one left out', async () => {
    await january2026();
    later();
    const id = await released();
    const before = await figuresOf(id);
    await give(4, { channel: 'email', receivedAt: '2026-01-20T09:00:00.000Z' });
    const now = await figuresOf(await draft('brennan', { ...january, corrects: id }));
    for (const [at, table] of before.tables.entries())
      for (const [row, line] of table.cells.entries())
        for (const [column, value] of line.entries())
          if (value === null) expect(now.tables[at]?.cells[row]?.[column]).toBeNull();
    // Seven e-mails are no small number any more.
    expect(cells(now, 'contributions')?.[5]?.[6]).toBe(57);
  });

  it('go into a file with marking, rule, receipt and source, and the file is one of the receipts', async () => {
    await january2026();
    later();
    const id = await draft();
    const out = join(harness.folder, 'out');
    mkdirSync(out);
    const token = 'a-token-for-the-file';
    const paths = { [token]: join(out, 'page.csv') };
    const order = {
      id,
      saveToken: token,
      reason: 'Monthly figures',
      recipient: 'Press office',
      legalBasis: 'dpa-part-3',
    };
    expect(await brennan().fails('publicPage.figuresAsCsv', order, { paths })).toMatchObject({
      code: 'PAGE_NOT_APPROVED',
    });
    await kowal().do('publicPage.approve', { id, agree: true, reason: null });
    const { number } = await brennan().do('publicPage.figuresAsCsv', order, { paths });
    const text = readFileSync(paths[token] ?? '', 'utf8');
    const lines: string[][] = parse(text, { bom: true, relax_column_count: true });
    expect(lines[0]).toEqual(['OFFICIAL']);
    expect(lines.at(-1)).toEqual(['OFFICIAL']);
    expect(lines[1]?.[0]).toContain(`edition 1, receipt ${number}`);
    expect(lines[3]?.[0]).toContain('Small numbers, rule version 1: Counts from one to four are left out');
    expect(lines.find(([what]) => what === 'contributions a day')?.slice(0, 3)).toEqual([
      'contributions a day',
      '1.7',
      '3600',
    ]);
    expect(lines.find(([what]) => what === 'Other tips')).toContain('left out');
    expect((await brennan().do('publicPage.get', { id })).releases).toMatchObject([{ number, form: 'csv' }]);
  });
});
