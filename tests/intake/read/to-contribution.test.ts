/** Rows become contributions, or are refused in plain words that give nothing of them away. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowKey } from '../../../main/intake/read/row-key.ts';
import { toContribution } from '../../../main/intake/read/to-contribution.ts';
import { type ColumnMapping, IncomingContribution } from '../../../preload/contract/mapping.ts';
import { blankMapping, now } from './files.ts';

const columns = ['id', 'when', 'words', 'how', 'sort', 'town', 'spot', 'who', 'reach', 'gsc'];
const mapping: ColumnMapping = {
  ...blankMapping,
  reference: 'id',
  receivedAt: 'when',
  text: 'words',
  channel: 'how',
  kind: 'sort',
  area: 'town',
  where: 'spot',
  person: 'who',
  contact: 'reach',
  marking: 'gsc',
};
const whole = {
  id: 'T-1',
  when: '03/03/2026 14:05',
  words: 'A van stood by the gate.',
  how: 'Anti-Terrorist Hotline',
  sort: 'Tip',
  town: 'Thrupley',
  spot: 'Gate 2',
  who: 'Wren Hollis',
  reach: '07700 900123',
  gsc: 'Official',
};

const table = { columns, exported: false, sample: [] };

function answer(change: Partial<typeof whole>, by: ColumnMapping = mapping) {
  const row = { ...whole, ...change };
  return toContribution({ line: 2, cells: Object.values(row) }, table, by, now);
}
function reasons(change: Partial<typeof whole>, by?: ColumnMapping): string[] {
  const given = answer(change, by);
  return given.ok ? [] : given.reasons;
}
function value(change: Partial<typeof whole>, by?: ColumnMapping): IncomingContribution {
  const given = answer(change, by);
  if (!given.ok) throw new Error(given.reasons.join(' '));
  return IncomingContribution.parse(given.value);
}

describe('a row that is refused', () => {
  it('hears every reason at once, by column', () => {
    expect(
      reasons({ when: '31/02/2026', words: ' \n ', how: 'carrier pigeon', sort: 'gossip', gsc: 'eyes only' }),
    ).toEqual([
      'The channel in column “how” is not one that Vigil knows.',
      'The kind in column “sort” is not one that Vigil knows.',
      'The date in column “when” does not exist.',
      'The marking in column “gsc” is not one that Vigil knows.',
      'The text in column “words” is missing.',
    ]);
  });

  it('is told what is wrong with its date', () => {
    const said = (when: string, by?: ColumnMapping) => reasons({ when }, by).join();
    expect(said('')).toBe('The date in column “when” is missing.');
    expect(said('2030-01-01')).toBe('The date in column “when” lies in the future.');
    expect(said('1999-01-01')).toBe('The date in column “when” lies before 2000.');
    expect(said('123456')).toBe('The date in column “when” is a number that stands for no plausible date.');
    expect(said('soon')).toBe('The date in column “when” cannot be read.');
    expect(said('03/03/2026', { ...mapping, dateOrder: 'iso' })).toBe(
      'The date in column “when” is not in the order year, month, day.',
    );
  });

  it('is too long for its field, by one character', () => {
    expect(reasons({ words: 'x'.repeat(200_001) })).toEqual([
      'The text in column “words” is longer than 200,000 characters.',
    ]);
    expect(reasons({ words: 'x'.repeat(200_000) })).toEqual([]);
    expect(reasons({ id: 'x'.repeat(65) })).toEqual(['The reference in column “id” is longer than 64 characters.']);
    expect(
      reasons({ town: 'x'.repeat(201), spot: 'x'.repeat(501), who: 'x'.repeat(2_001), reach: 'x'.repeat(401) }),
    ).toHaveLength(4);
  });

  it('could not be read in the first place', () => {
    expect(toContribution({ line: 9, problem: 'It is broken.' }, table, mapping, now)).toEqual({
      ok: false,
      reasons: ['It is broken.'],
    });
  });

  it('has no such column, or no column for the text', () => {
    expect(reasons({}, { ...mapping, receivedAt: 'gone' })).toEqual(['There is no column “gone” in this row.']);
    expect(reasons({}, { ...mapping, text: null })).toEqual(['No column is chosen for the text.']);
  });

  it('never has its content repeated', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (noise) => {
        const planted = `Marker${noise}Marker`;
        const said = reasons({ when: planted, how: planted, sort: planted, gsc: planted, id: planted.repeat(20) });
        expect(said).toHaveLength(5);
        expect(said.join(' ')).not.toContain('Marker');
      }),
    );
  });
});

describe('a row that is taken', () => {
  it('keeps every field', () => {
    expect(value({})).toEqual({
      reference: 'T-1',
      kind: 'tip',
      channel: 'hotline',
      receivedAt: '2026-03-03T14:05:00.000Z',
      text: 'A van stood by the gate.',
      area: 'Thrupley',
      where: 'Gate 2',
      sourceName: 'Wren Hollis',
      sourceContact: '07700 900123',
      marking: 'OFFICIAL',
    });
  });

  it('knows channels, kinds and markings by the words of other systems', () => {
    const channels = ['WEB', 'walk in', 'E-Mail', 'Police report', 'phone', 'Prevent referral', 'walk-in'];
    expect(channels.map((how) => value({ how, sort: '' }).channel)).toEqual([
      'online',
      'walk-in',
      'email',
      'police',
      'hotline',
      'referral',
      'walk-in',
    ]);
    expect(['online_material', 'Prevent', 'Tip-off'].map((sort) => value({ sort }).kind)).toEqual([
      'online_material',
      'referral',
      'tip',
    ]);
    expect(['', 'OFFICIAL - SENSITIVE', 'Top Secret'].map((gsc) => value({ gsc }).marking)).toEqual([
      'OFFICIAL-SENSITIVE',
      'OFFICIAL-SENSITIVE',
      'TOP SECRET',
    ]);
  });

  it('takes the defaults where a cell is blank, and a kind that its channel implies', () => {
    expect(
      value({ how: ' ', sort: '' }, { ...mapping, defaultChannel: 'police', defaultKind: 'referral' }),
    ).toMatchObject({
      channel: 'police',
      kind: 'referral',
    });
    expect(value({ how: 'referral', sort: '' }).kind).toBe('referral');
    expect(value({ id: '', town: ' ', who: '' })).toMatchObject({ reference: null, area: null, sourceName: null });
  });

  it('keeps nothing personal of an advice contact, not even by way of its channel', () => {
    for (const change of [{ sort: 'advice' }, { how: 'Protective security advice', sort: '' }]) {
      const kept = value(change);
      expect(kept).toMatchObject({ kind: 'advice', text: '', where: null, sourceName: null, sourceContact: null });
      expect(JSON.stringify(kept)).not.toMatch(/van|Wren|07700|Gate/);
    }
  });

  it('holds no NUL, no half character and one sort of line break', () => {
    expect(value({ words: 'a\0b\r\nc\rd \ud83d' }).text).toBe('ab\nc\nd \ufffd');
  });

  it('is dated by the import where the file has no dates', () => {
    expect(value({ when: 'nonsense' }, { ...mapping, receivedAt: null }).receivedAt).toBe(now.toISOString());
  });

  it('fits the contract whatever stands in its cells', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({
            unit: fc.constantFrom('a', ' ', '\0', '\r', '\n', '\ud83d', 'é', '“', '0123456789'),
            maxLength: 70,
          }),
          { minLength: 8, maxLength: 12 },
        ),
        (cells) => {
          const row = { line: 2, cells: [cells[0] ?? '', '2026-03-03', ...cells.slice(2)] };
          const given = toContribution(row, table, { ...mapping, channel: null, kind: null, marking: null }, now);
          if (given.ok) expect(IncomingContribution.safeParse(given.value).success).toBe(true);
          else expect(given.reasons.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('a row that comes a second time', () => {
  it('has the key that vaults already hold', () => {
    expect(Buffer.from(rowKey(value({}))).toString('hex')).toBe('019cb40432e0b3af0d05385af83cdbf3');
    expect(rowKey(value({}))).toHaveLength(16);
  });

  it('is known again in another writing, and not when any field differs', () => {
    const key = (change: Partial<typeof whole>) => Buffer.from(rowKey(value(change))).toString('hex');
    expect(key({ when: '2026-03-03T14:05:00Z', how: 'HOTLINE', town: ' Thrupley ' })).toBe(key({}));
    const changed: Partial<typeof whole>[] = [
      { id: 'T-2' },
      { when: '03/03/2026 14:06' },
      { words: 'A van stood by the gate!' },
      { how: 'web' },
      { sort: 'referral' },
      { town: '' },
      { spot: 'Thrupley' },
      { who: '' },
      { reach: '' },
      { gsc: 'secret' },
    ];
    expect(new Set([...changed, {}].map(key)).size).toBe(changed.length + 1);
  });

  it('is known again without its date where that is only the moment of the import', () => {
    const first = value({});
    const again = { ...first, receivedAt: '2026-04-01T00:00:00.000Z' };
    expect(rowKey(again, false)).toEqual(rowKey(first, false));
    expect(rowKey(again)).not.toEqual(rowKey(first));
  });
});
