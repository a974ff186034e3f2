/** A date without a time of day: no time is made up for it, on a screen or in a file that leaves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { age } from '../../renderer/ui/dates.ts';
import { openingForm } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

const fileToken = 'token-for-the-file';
const saveToken = 'token-for-the-export';
const open = () =>
  openHarness({
    people: [{ login: 'p.shah', roles: ['case_officer', 'supervisor'] }],
    now: '2026-12-20T10:00:00.000Z',
  });
let harness: Harness;
beforeEach(async () => {
  harness = await open();
});
afterEach(() => harness.close());

async function take(path: string, from: Harness = harness) {
  const paths = { [fileToken]: path };
  const me = from.as('p.shah');
  const { mapping } = await me.do('intake.previewFile', { fileToken, mapping: null }, { paths });
  return me.do('intake.importFile', { fileToken, mapping, dryRun: false, task: 'i' }, { paths });
}
async function takeText(text: string) {
  const path = join(harness.folder, 'rows.csv');
  writeFileSync(path, text);
  return take(path);
}
async function queue(from: Harness = harness) {
  const asked = { filter: {}, sort: 'oldest', after: null, limit: 50 } as const;
  const { rows } = await from.as('p.shah').do('contributions.queue', asked);
  return rows.map(({ receivedAt, receivedPrecision }) => [receivedAt, receivedPrecision]);
}

it.each([
  ['2026-07-03', '2026-07-02T23:00:00.000Z'],
  ['3 November 2026', '2026-11-03T00:00:00.000Z'],
  ['Fri 13/11/2026', '2026-11-13T00:00:00.000Z'],
  ['20261103', '2026-11-03T00:00:00.000Z'],
  ['46329', '2026-11-03T00:00:00.000Z'],
])('%s is a day, and is noted so without being doubtful', async (written, at) => {
  const report = await takeText(`received,text\n${written},"Two vans, and a lorry, came to the mill"\n`);
  expect(report).toMatchObject({ imported: 1, doubtful: 0 });
  expect(report.notes).toMatchObject([{ code: 'DATE_WITHOUT_TIME', about: 'received', rows: 1, lines: [2] }]);
  expect(await queue()).toEqual([[at, 'day']]);
});

it.each(['2026-11-03 00:00', '2026-11-03T00:00:00Z', '3 Nov 2026 at 12 am', '46329.5', '1793664000'])(
  'a time that is given stays one: %s',
  async (written) => {
    const report = await takeText(`received,text\n${written},"Two vans, and a lorry, came to the mill"\n`);
    expect(report.notes.map(({ code }) => code)).not.toContain('DATE_WITHOUT_TIME');
    expect((await queue()).map(([, precision]) => precision)).toEqual(['minute']);
  },
);

it('a time apart that is blank or no time is told once; one that stands with the date is not missed', async () => {
  const report = await takeText(
    'date,time,text\n2026-11-03,09:15,A van at the old mill\n2026-11-04,,A lorry at the mill\n2026-11-05,noonish,A car at the old mill\n2026-11-06 10:00,,Another car at the old mill\n',
  );
  expect(report.notes).toMatchObject([{ code: 'TIME_MISSING', about: 'time', rows: 2, lines: [3, 4] }]);
  expect(report).toMatchObject({ imported: 4, doubtful: 2 });
  expect((await queue()).map(([, precision]) => precision)).toEqual(['minute', 'day', 'day', 'minute']);
});

it('an export gives the day alone, and comes back as it was', async () => {
  await takeText('received,text\n2026-07-03,A van at the old mill\n2026-07-03 09:15,A lorry at the old mill\n');
  const out = join(harness.folder, 'out.csv');
  const asked = {
    filter: {},
    saveToken,
    reason: 'To take it in again.',
    recipient: 'Ourselves',
    legalBasis: 'dpa-part-3',
    task: 'e',
  };
  await harness.as('p.shah').do('exports.contributions', asked, { paths: { [saveToken]: out } });
  const written = readFileSync(out, 'utf8');
  expect(written).toContain(',2026-07-03,');
  expect(written).not.toContain('2026-07-02T23:00');
  expect(await take(out)).toMatchObject({ imported: 0, alreadyRecorded: 2, refused: 0 });
  const other = await open();
  try {
    await take(out, other);
    expect(await queue(other)).toEqual(await queue());
  } finally {
    await other.close();
  }
});

it('the watch-list and late matches say that only the day is known', async () => {
  await takeText('received,text\n2026-11-03,Ring 07700 900123 now\n2026-11-04 09:15,He rang from 07700 900123\n');
  const me = harness.as('p.shah');
  await me.do('linking.watch', { text: '07700 900123', why: '' });
  const { watched } = await me.do('linking.watchList', {});
  const finds = watched[0]?.finds ?? [];
  expect(finds.map((find) => find.receivedPrecision).sort()).toEqual(['day', 'minute']);
  const { id } = await me.do('investigations.open', openingForm({ operation: 'LARKSPUR' }));
  harness.setClock('2026-12-20T10:05:00.000Z');
  await me.do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' });
  const { found } = await me.do('linking.lateMatches', { months: 12, limit: 50 });
  expect(found.map((one) => [one.receivedAt, one.receivedPrecision])).toEqual([
    ['2026-11-04T09:15:00.000Z', 'minute'],
    ['2026-11-03T00:00:00.000Z', 'day'],
  ]);
});

it('an age of a day is told in days', () => {
  const hours = (n: number) => n * 3_600_000;
  expect([hours(5), hours(30), hours(80), hours(24 * 30)].map((one) => age(one, 'day'))).toEqual([
    'today',
    '1 d',
    '3 d',
    '4 wk',
  ]);
  expect(age(hours(30))).toBe('1 d 6 h');
});
