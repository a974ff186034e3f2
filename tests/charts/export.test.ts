/** A chart that leaves as a file: marked, receipted, with its conditions, and safe whatever is written on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it } from 'vitest';
import { drawingOf, type Sheet } from '../../main/charts/drawing.ts';
import { svgOf } from '../../main/charts/svg.ts';
import { printable, shortened } from '../../preload/contract/charts.ts';
import { openingForm, recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

const saveToken = 's'.repeat(32);
const given = { recipient: 'Regional office', reason: 'For the briefing', legalBasis: 'dpa-part-3' };

function textsOf(svg: string): string[] {
  const texts: string[] = [];
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => names.add(name));
  parser.on('text', (text) => text.trim() !== '' && texts.push(text));
  parser.write(svg).close();
  expect([...names].filter((name) => !['svg', 'title', 'rect', 'line', 'polygon', 'text'].includes(name))).toEqual([]);
  return texts;
}

const sheet = (title: string): Sheet => ({
  title,
  marking: 'SECRET',
  receipt: 'EXP-26-P1-0001',
  recipient: title,
  legalBasis: 'A basis',
  by: 'P. Shah',
  at: '2026-03-09 10:00 UTC',
  conditions: [title],
  spots: [{ x: 0, y: 0, kind: 'subject', title, detail: title, code: 'SUBJ', warned: false }],
  lines: [],
});

describe('a drawing', () => {
  const hostile = [
    '<script>alert(1)</script>&amp;" onload="x',
    'a\u0000b\u0007\u202Egnp.exe\u2066',
    'مرحبا بالعالم، هذا اسم طويل جدا لا ينتهي أبدا',
    'x'.repeat(20_000),
    '👩‍👩‍👧‍👦'.repeat(60),
    '\uFFFE\uFFFF ]]> <!-- -->',
  ];

  it('is a well-formed file without anything that runs, whatever it is called', () => {
    for (const text of hostile) {
      const svg = [...svgOf(drawingOf(sheet(text)), text)].join('');
      const texts = textsOf(svg);
      expect(texts.filter((one) => one === 'SECRET')).toHaveLength(2);
      expect(svg).not.toMatch(/[\p{Cf}\p{Cn}]/u);
    }
  });

  it('keeps right-to-left names whole and cuts long ones between letters', () => {
    expect(printable(' a\u202Eb\nc ')).toBe('a b c');
    expect(shortened('👩‍🚒'.repeat(40), 10).length).toBeLessThan(120);
    expect(shortened('علي حسن', 30)).toBe('علي حسن');
  });

  it('stays within what a browser can draw, however far things stand apart', () => {
    const spot = { kind: 'phone', title: 'A', detail: '', code: 'TEL', warned: false } as const;
    const spots = [0, 900_000].map((x) => ({ ...spot, x, y: x }));
    const { width, height } = drawingOf({ ...sheet('Far apart'), spots });
    expect(Math.max(width, height)).toBeLessThan(4_400);
  });
});

describe('a person or thing on it', () => {
  const spot = { kind: 'entity', title: 'The white van', detail: '', code: 'VEH', y: 0 } as const;
  const drawnAs = (warned: boolean) =>
    [
      ...svgOf(
        drawingOf({
          ...sheet('The van'),
          spots: [
            { ...spot, x: 0, warned },
            { ...spot, x: 200, code: 'PERS', warned: false },
          ],
          lines: [{ from: 0, to: 1, kind: 'said_same' }],
        }),
        'The van',
      ),
    ].join('');

  it('has the letters of its kind, a warning that stands, and a broken line to what it is said to be the same as', () => {
    const svg = drawnAs(true);
    expect(svg).toContain('>VEH<');
    expect(svg).toContain('>PERS<');
    expect(svg).toContain('A warning stands');
    expect(svg).toContain('stroke-dasharray');
    expect(svg).toContain('Said to be the same: said with a reason');
    expect(drawnAs(false)).not.toContain('A warning stands');
  });
});

describe('an export', () => {
  async function aChart() {
    harness = await openHarness({ people: shahAndMason });
    const shah = harness.as('shah');
    const { id } = await shah.do('investigations.open', openingForm());
    const tip = await recordTip(harness, 'shah', 'He rings from 07700 900123 every evening.');
    await shah.do('linking.decide', { contributionId: tip.id, investigationId: id, decision: 'linked' });
    const conditions = 'Not to be shown to the employer';
    const grade = { source: '2', intelligence: 'D', handling: 'C', conditions } as const;
    await shah.do('triage.grade', { id: tip.id, as: 'submitter', ...grade });
    const hidden = await harness
      .as('mason')
      .do('investigations.open', openingForm({ operation: 'DEEP POOL', compartmentId: 1 }));
    const things = [
      { thing: { investigationId: id }, x: 0, y: 0 },
      { thing: { contributionId: tip.id }, x: 200, y: 100 },
      { thing: { investigationId: hidden.id }, x: 300, y: 300 },
    ];
    return { shah, things, reference: tip.reference, conditions, path: join(temporaryFolder(), 'chart.svg') };
  }

  it('has marking above and below, receipt, legal basis and conditions, and nothing that is hidden', async () => {
    const { shah, things, reference, conditions, path } = await aChart();
    const asked = { title: 'Around <the> harbour', format: 'svg' as const, things, groups: [], saveToken, ...given };
    const { receipt, marking, drawing } = await shah.do('charts.export', asked, { paths: { [saveToken]: path } });
    expect(drawing).toBeNull();
    const texts = textsOf(readFileSync(path, 'utf8'));
    expect(texts.filter((text) => text === marking)).toHaveLength(2);
    const all = texts.join('\n');
    for (const part of [
      receipt,
      'Around <the> harbour',
      'Op GREY HERON',
      reference,
      'Data Protection Act 2018',
      `${reference}: ${conditions}`,
    ])
      expect(all).toContain(part);
    expect(all).not.toContain('DEEP POOL');
    const log = harness
      ?.peek()
      .prepare("select records, recipient, reason from log_row where verb = 'charts.export' order by seq")
      .all();
    expect(log).toMatchObject([{ recipient: given.recipient, reason: given.reason }, { recipient: given.recipient }]);
    expect(JSON.stringify(log)).toContain('contribution:1');
  });

  it('of an identifier alone bears the caveats of the record that may be handled most freely of those that hold it', async () => {
    const { shah, path } = await aChart();
    const phone = { kind: 'phone', value: '+447700900123' } as const;
    const asked = { title: 'His number', format: 'svg' as const, groups: [], saveToken, ...given };
    const words = async () => {
      await shah.do(
        'charts.export',
        { ...asked, things: [{ thing: phone, x: 0, y: 0 }] },
        { paths: { [saveToken]: path } },
      );
      return textsOf(readFileSync(path, 'utf8'));
    };
    const { caveats } = await shah.do('access.caveats', {});
    const [one, other] = caveats;
    if (one === undefined || other === undefined) throw new Error('no caveats');
    const reason = 'It names a witness';
    await shah.do('contributions.setCaveats', { id: 1, caveatIds: [one.id, other.id], reason });
    expect(await words()).toEqual(expect.arrayContaining([one.text, other.text]));
    // Another call gives the number too, and bears less.
    const { id } = await recordTip(harness as Harness, 'shah', 'The man of 07700 900123 has moved out.');
    await shah.do('contributions.setCaveats', { id, caveatIds: [other.id], reason });
    expect(await words()).toContain(other.text);
    expect(await words()).not.toContain(one.text);
  });

  it('as a picture is drawn from what the engine gives, and written once it comes back', async () => {
    const { shah, things, path } = await aChart();
    const asked = { title: 'Chart', format: 'png' as const, things, groups: [], saveToken, ...given };
    const { disclosureId, drawing, receipt } = await shah.do('charts.export', asked, { paths: { [saveToken]: path } });
    expect(JSON.stringify(drawing)).toContain(receipt);
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64');
    const paths = { [saveToken]: path };
    const write = { disclosureId, saveToken };
    expect(
      await shah.fails('charts.writePicture', { ...write, picture: 'bm90IGEgcGljdHVyZQ==' }, { paths }),
    ).toMatchObject({ code: 'INPUT_INVALID' });
    const other = await harness?.as('mason').fails('charts.writePicture', { ...write, picture: png }, { paths });
    expect(other).toMatchObject({ code: 'NOT_FOUND' });
    await shah.do('charts.writePicture', { ...write, picture: png }, { paths });
    expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');
    harness?.setClock('2026-03-09T11:00:01.000Z');
    expect((await shah.fails('charts.writePicture', { ...write, picture: png }, { paths })).code).toBe('NOT_FOUND');
  });

  it('is refused without a legal basis, and where nothing of it is shown to the person', async () => {
    const { shah, things, path } = await aChart();
    const asked = { title: 'Chart', format: 'svg' as const, groups: [], saveToken, ...given };
    const paths = { [saveToken]: path };
    const basis = await shah.fails('charts.export', { ...asked, things, legalBasis: 'none' }, { paths });
    expect(basis).toMatchObject({ code: 'INPUT_INVALID', about: 'legalBasis' });
    const hidden = things.slice(2);
    expect((await shah.fails('charts.export', { ...asked, things: hidden }, { paths })).code).toBe('NOT_FOUND');
  });
});
