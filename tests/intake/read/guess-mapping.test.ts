/** What Vigil makes of column names and contents before an officer has said anything. */
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../main/intake/read/guess-mapping.ts';
import { ColumnMapping } from '../../../preload/contract/mapping.ts';
import { detect, fileOf } from './files.ts';

async function guess(table: string) {
  return ColumnMapping.parse(guessMapping(await detect(fileOf(table))));
}

describe('guesses that would do harm', () => {
  it('gives no meaning to a column that only sounds like one, but for dates: a row without one is refused', async () => {
    const mapping = await guess('Date,Source,Type,Details\nunknown,lamp post 4,blue,The gate was left open again\n');
    expect(mapping).toMatchObject({ text: 'Details', receivedAt: 'Date', channel: null, kind: null });
  });

  it('never takes one column twice, nor a date for the text', async () => {
    const mapping = await guess('report,reported by\n2026-03-01T10:00:00Z,Wren Hollis\n');
    expect(mapping).toMatchObject({ text: null, receivedAt: 'report', person: 'reported by' });
  });

  it('takes no number that repeats for a reference', async () => {
    expect(await guess('id,text\n1,first thing seen\n1,second thing seen\n')).toMatchObject({ reference: null });
  });
});

describe('guesses that save work', () => {
  it('knows columns by the names that other systems give them', async () => {
    const mapping = await guess(
      'Ref No.;DateReceived;Contact Method;Report Type;Narrative;Force Area;Location;Caller Name;Telephone;Classification\n' +
        'A-1;03/04/2026 10:00;Walk in;Tip;A man asked about the doors;Northern;Hall 2;Wren Hollis;07700 900123;OFFICIAL\n',
    );
    expect(mapping).toMatchObject({
      reference: 'Ref No.',
      receivedAt: 'DateReceived',
      channel: 'Contact Method',
      kind: 'Report Type',
      text: 'Narrative',
      area: 'Force Area',
      where: 'Location',
      person: 'Caller Name',
      contact: 'Telephone',
      marking: 'Classification',
      dateOrder: 'day-first',
    });
  });

  it('knows columns by what they hold where nothing names them', async () => {
    const mapping = await guess(
      'TIP-1,2026-03-01T10:00:00Z,hotline,"A man asked about the doors, twice.",wren@example.org\n' +
        'TIP-2,2026-03-02T10:00:00Z,police,"The same van, three nights running.",07700 900123\n',
    );
    expect(mapping).toMatchObject({
      reference: 'Column 1',
      receivedAt: 'Column 2',
      channel: 'Column 3',
      text: 'Column 4',
      contact: 'Column 5',
      dateOrder: 'iso',
    });
  });

  it('tells the order of day and month from the sample', async () => {
    const order = async (...dates: string[]) =>
      (await guess(`date,text\n${dates.map((d) => `${d},a thing that was seen\n`).join('')}`)).dateOrder;
    expect(await order('03/14/2026', '01/02/2026')).toBe('month-first');
    expect(await order('14/03/2026', '01/02/2026')).toBe('day-first');
    expect(await order('01/02/2026')).toBe('day-first');
    expect(await order('2026-02-01')).toBe('iso');
  });
});
