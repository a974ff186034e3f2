/** The shared files: fictional tips come in whole, and broken exports are answered row by row. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IncomingContribution } from '../../../preload/contract/mapping.ts';
import { take } from './files.ts';

const shared = join(import.meta.dirname, '../../../../shared/data');
const tips = join(shared, 'tips/tips.csv');
const broken = join(shared, 'broken-csv');

const noDate = 'The date in column “datetime” is missing.';
const unreadable = 'The date in column “datetime” cannot be read.';
const early = 'The date in column “datetime” lies before 2000.';
const future = 'The date in column “datetime” lies in the future.';

/** By file, for each line: the instant that is taken, or the reason against it. */
const answers: Record<string, Record<number, string>> = {
  'csv_datetime_last_column.csv': {
    2: '2018-07-27T10:58:07.000Z',
    3: '2018-07-27T11:35:05.000Z',
    4: '2018-07-27T11:56:33.000Z',
    5: '2018-07-27T12:24:50.000Z',
  },
  // Microseconds since 1970 under the name of a date and time: plausible, and so taken.
  'csv_timestamp_as_datetime.csv': {
    2: '2024-08-12T15:03:14.349Z',
    3: '2025-06-30T19:50:29.117Z',
    4: '2024-08-09T14:33:09.468Z',
    5: '2025-07-01T05:58:27.214Z',
  },
  'csv_timestamp_no_datetime.csv': {
    2: '2022-07-24T19:01:01.000Z',
    3: '2022-07-24T19:01:01.123Z',
    4: '2022-07-24T19:01:01.123Z',
  },
  'incorrect.csv': { 2: '2020-09-18T20:58:07.470Z' },
  'invalid_datetime.csv': {
    2: '2017-09-24T18:01:01.000Z',
    3: '2017-07-24T18:01:01.000Z',
    4: '2017-10-24T18:01:01.000Z',
    5: unreadable,
  },
  'mapping_limit_exceed.csv': { 2: '2023-10-27T10:00:00.000Z' },
  'validate_date_events_missing_timestamp.csv': { 2: '2022-07-24T19:01:01.000Z' },
  'validate_no_datetime_timestamps.csv': {
    2: noDate,
    3: noDate,
    4: '2015-07-25T02:01:01.000Z',
    5: '2014-07-25T02:01:01.000Z',
    6: '2016-07-25T02:01:01.000Z',
  },
  'validate_time_out_of_range.csv': { 2: early, 3: future },
  'validate_time_precision.csv': { 2: '2024-07-24T10:57:02.877Z', 3: '2015-07-24T19:01:01.000Z' },
  'validate_timestamp_conversion.csv': {
    2: '2012-03-14T04:17:38.000Z',
    3: '2022-07-24T19:01:01.000Z',
    4: '2015-07-25T02:01:01.000Z',
  },
};

describe.skipIf(!existsSync(broken))('broken exports of other systems', () => {
  for (const [name, expected] of Object.entries(answers))
    it(`${name}: every row is taken whole or refused with a reason`, async () => {
      const { mapping, answers: given } = await take(join(broken, name));
      expect(mapping.text).toBe('message');
      const seen = Object.fromEntries(
        given.map(({ line, answer }) => [line, answer.ok ? answer.value.receivedAt : answer.reasons.join(' ')]),
      );
      expect(seen).toEqual(expected);
      for (const { answer } of given) if (answer.ok) expect(IncomingContribution.parse(answer.value)).toBeTruthy();
    });
});

describe.skipIf(!existsSync(tips))('a file of tips', () => {
  it('is understood without help and comes in whole', async () => {
    const { shape, mapping, answers: given } = await take(tips);
    expect(shape).toMatchObject({ kind: 'csv', encoding: 'utf-8', delimiter: ',', skip: 1 });
    expect(shape.sample).toHaveLength(20);
    expect(mapping).toEqual({
      text: 'text',
      receivedAt: 'received_at',
      channel: 'channel',
      kind: null,
      reference: 'tip_id',
      area: null,
      where: null,
      person: null,
      contact: null,
      marking: null,
      dateOrder: 'iso',
      timeZone: 'Europe/London',
      defaultChannel: 'online',
      defaultKind: 'tip',
    });
    const taken = given.flatMap(({ answer }) => (answer.ok ? [answer.value] : []));
    expect(taken).toHaveLength(160);
    expect(given).toHaveLength(160);
    expect(taken[0]).toEqual({
      reference: 'TIP-001',
      kind: 'tip',
      channel: 'online',
      receivedAt: '2025-05-06T07:00:00.000Z',
      text: 'test test please ignore this is a test 123',
      area: null,
      where: null,
      sourceName: null,
      sourceContact: null,
      marking: 'OFFICIAL-SENSITIVE',
    });
    expect(new Set(taken.map((row) => row.channel))).toEqual(
      new Set(['hotline', 'online', 'police', 'email', 'walk-in']),
    );
  });
});
