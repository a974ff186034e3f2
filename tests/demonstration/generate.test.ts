import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hour, iso, isoDay, ukInstant, ukDay as ukMidnight } from '../../main/demonstration/generate/calendar.ts';
import { demonstration, generate } from '../../main/demonstration/generate/generate.ts';
import type { SampleOptions } from '../../main/demonstration/generate/sample.ts';
import { people } from '../../main/demonstration/people.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { fingerprint, small, tally, wholeDemonstration } from './worlds.ts';

/** By the platform's own time zones, not by the generator's arithmetic. */
const ukDay = (at = '') => new Date(at).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });

describe('what cannot be made', () => {
  const wrong: [string, Partial<SampleOptions>, string][] = [
    ['no days', { days: 0 }, 'days'],
    ['half a day', { days: 1.5 }, 'days'],
    ['fewer than none', { perDay: -1 }, 'perDay'],
    ['a total that is no number', { total: Number.NaN }, 'total'],
    ['more operations than there are names', { investigations: 5001 }, 'investigations'],
    ['a seed below zero', { seed: -1 }, 'seed'],
    ['a last day that is no date', { until: '31/10/2026' }, 'until'],
    ['a day that the month has not', { until: '2026-02-31' }, 'until'],
  ];
  it.each(wrong)('is refused by name: %s', (_, change, about) => {
    expect(() => generate({ ...small, ...change })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', about }));
    expect(() => generate({ ...small, ...change })).toThrow(VigilError);
  });

  it('is not what is merely empty: no contributions, no investigations, a single day', () => {
    expect([...generate({ ...small, perDay: 0 }).contributions()]).toEqual([]);
    expect([...generate({ ...small, investigations: 0 }).contributions()]).toHaveLength(1200);
    expect([...generate({ ...small, days: 1, perDay: 5 }).contributions()]).toHaveLength(5);
    expect([...generate({ ...small, days: 1, perDay: 200 }).contributions()]).toHaveLength(200);
  });
});

describe('the same seed', () => {
  it('makes the same world, and another seed another one', () => {
    const first = fingerprint(generate(small));
    expect(fingerprint(generate(small))).toBe(first);
    expect(fingerprint(generate({ ...small, seed: 8 }))).not.toBe(first);
    expect(fingerprint(generate({ ...small, seed: 7 + 2 ** 32 }))).not.toBe(first);
  });

  it('gives the same sequence at each call, also when two readers take turns', () => {
    const world = generate(small);
    const [one, other] = [world.contributions()[Symbol.iterator](), world.contributions()[Symbol.iterator]()];
    for (let n = 0; n < 1200; n++) expect(one.next().value).toEqual(other.next().value);
    expect(one.next().done).toBe(true);
  });
});

describe('the demonstration', () => {
  it('has exactly 20,000 contributions, in order of receipt, within its days, with references of their own', () => {
    const { world, list } = wholeDemonstration();
    expect(list).toHaveLength(20_000);
    expect(world.total).toBe(20_000);
    expect([world.from, world.until]).toEqual(['2025-05-02', '2026-10-31']);
    const times = list.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual(times.toSorted());
    expect(ukDay(times[0])).toBe('2025-05-02');
    expect(ukDay(times.at(-1))).toBe('2026-10-31');
    expect(new Set(list.map(({ reference }) => reference)).size).toBe(20_000);
    expect(list[122]?.reference).toBe('TIP-25-000123');
  });

  it('comes by each way in the proportions of the source story', () => {
    const { list } = wholeDemonstration();
    const channels = tally(list, ({ channel }) => channel);
    expect(channels.hotline).toBe(Math.round((20_000 * 32) / 3600));
    expect((channels.advice ?? 0) / 20_000).toBeCloseTo(0.08, 1);
    expect(channels.online ?? 0).toBeGreaterThan(10_000);
    for (const channel of ['police', 'email', 'walk-in', 'referral'])
      expect(channels[channel] ?? 0).toBeGreaterThan(200);
  });

  it('holds no content in an advice contact, and some in everything else', () => {
    for (const { kind, channel, text, area, where, immediateRisk } of wholeDemonstration().list) {
      expect(kind === 'advice').toBe(channel === 'advice');
      if (kind === 'advice') expect([text, area, where, immediateRisk]).toEqual(['', '', '', false]);
      else expect(text.trim().length).toBeGreaterThan(3);
    }
  });

  it('says something different nearly every time, and leaves no gap unfilled', () => {
    const texts = wholeDemonstration()
      .list.filter(({ kind }) => kind !== 'advice')
      .map(({ text }) => text);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.98);
    expect(texts.filter((text) => /[{}]|\bundefined\b|\bnull\b|\bNaN\b/.test(text))).toEqual([]);
  });

  it('has been triaged but for the last two days and a few that were left lying', () => {
    const { list } = wholeDemonstration();
    const end = Date.parse('2026-11-01T00:00:00.000Z');
    const old = list.filter(({ receivedAt }) => end - Date.parse(receivedAt) > 30 * 86_400_000);
    expect(old.every(({ triage }) => triage !== null)).toBe(true);
    const fresh = list.filter(
      ({ receivedAt, kind }) => kind !== 'advice' && Date.parse(receivedAt) > end - 2 * 86_400_000,
    );
    expect(fresh.filter(({ triage }) => triage === null).length / fresh.length).toBeGreaterThan(0.9);
    const states = tally(list, ({ triage }) => triage?.state ?? 'untriaged');
    for (const state of ['linked', 'lead', 'trace', 'referred', 'nfa_proposed', 'nfa', 'untriaged'])
      expect(states[state] ?? 0, state).toBeGreaterThan(20);
  });

  it('leaves no proposal without its second person for more than three weeks, and writes web addresses as they are', () => {
    const { list } = wholeDemonstration();
    const end = Date.parse('2026-11-01T00:00:00.000Z');
    for (const { triage, reference } of list)
      if (triage?.state === 'nfa_proposed')
        expect(end - Date.parse(triage.at), reference).toBeLessThan(21 * 86_400_000);
    expect(list.filter(({ text }) => text.startsWith('Https:'))).toEqual([]);
  });

  it('took about ninety-five minutes to triage, with a long tail', () => {
    const minutes = wholeDemonstration()
      .list.flatMap(({ triage, kind }) => (triage === null || kind === 'advice' ? [] : [triage.minutesToTriage]))
      .sort((one, other) => one - other);
    const at = (share: number) => minutes[Math.floor(minutes.length * share)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(80);
    expect(at(0.5)).toBeLessThan(105);
    expect(at(0.9)).toBeGreaterThan(240);
  });

  it('was triaged by its own people, after receipt, and linked to what was open', () => {
    const { world, list } = wholeDemonstration();
    const logins = new Set(people.map(({ login }) => login));
    const opened = new Map(world.investigations.map((one) => [one.operation, one.openedAt]));
    for (const { receivedAt, triage } of list) {
      if (triage === null) continue;
      expect(logins.has(triage.by)).toBe(true);
      expect(triage.at >= receivedAt).toBe(true);
      expect(triage.state === 'linked').toBe(triage.operation !== null);
      expect(triage.operations[0] ?? null).toBe(triage.operation);
      for (const operation of triage.operations) expect((opened.get(operation) ?? '9') < triage.at).toBe(true);
    }
  });

  it('linked nothing to a case that had been closed, and says what it made of it instead', () => {
    const { world, list } = wholeDemonstration();
    const closed = new Map(world.investigations.map((one) => [one.operation, one.closedAt ?? '9']));
    for (const { receivedAt, triage } of list)
      for (const operation of triage?.operations ?? []) expect((closed.get(operation) ?? '') > receivedAt).toBe(true);
    const instead = list.filter(({ triage }) => /Op [A-Z]+, which is closed/.test(triage?.reason ?? ''));
    expect(new Set(instead.map(({ triage }) => triage?.state))).toEqual(new Set(['lead', 'trace']));
  });

  it('was not closed without a second person, who came later and was somebody else', () => {
    const signed = wholeDemonstration().list.flatMap(({ triage }) =>
      triage?.signedOff == null ? [] : [{ ...triage, signedOff: triage.signedOff }],
    );
    expect(signed.length).toBeGreaterThan(5_000);
    for (const { by, at, signedOff } of signed) {
      expect(signedOff.by).not.toBe(by);
      expect(Date.parse(signedOff.at) - Date.parse(at)).toBeGreaterThanOrEqual(4 * 60_000);
    }
  });

  it('names no place with a comma and nothing after it', () => {
    expect(wholeDemonstration().list.filter(({ where }) => /,\s*$/.test(where))).toEqual([]);
  });

  it('is quiet at four in the morning and loud after a disruption', () => {
    const { world, list } = wholeDemonstration();
    const hours = tally(list, ({ receivedAt }) => receivedAt.slice(11, 13));
    expect((hours['19'] ?? 0) / (hours['03'] ?? 1)).toBeGreaterThan(3);
    const days = tally(list, ({ receivedAt }) => receivedAt.slice(0, 10));
    const after = world.investigations
      .flatMap(({ disruption }) => (disruption === null ? [] : [days[disruption.at.slice(0, 10)] ?? 0]))
      .filter((count) => count > 0);
    const mean = after.reduce((sum, count) => sum + count, 0) / after.length;
    expect(mean).toBeGreaterThan(37 * 1.4);
  });
});

describe('a very large sample', () => {
  it('is made one by one: the first are there at once and nothing piles up', () => {
    const world = generate({ ...demonstration, total: 400_000 });
    // What is held, not what has not been swept up yet.
    setFlagsFromString('--expose-gc');
    const sweep: unknown = runInNewContext('gc');
    if (typeof sweep !== 'function') throw new Error('there is no way to sweep up');
    const held = () => {
      sweep();
      return process.memoryUsage().heapUsed;
    };
    const before = held();
    let highest = 0;
    let count = 0;
    for (const { text } of world.contributions()) {
      count += text.length >= 0 ? 1 : 0;
      if (count % 20_000 === 0) highest = Math.max(highest, held());
      if (count === 200_000) break;
    }
    expect(count).toBe(200_000);
    // 200,000 of them take well over 100 MB when they are kept.
    expect(highest - before).toBeLessThan(90_000_000);
  });
});

describe('the calendar', () => {
  it('writes instants as the platform does, and knows summer time', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }),
        (date) => {
          expect(iso(date.getTime())).toBe(date.toISOString());
          expect(isoDay(ukMidnight(date.getTime()))).toBe(ukDay(date.toISOString()));
        },
      ),
    );
    expect(iso(ukInstant(Date.UTC(2026, 6, 1), 9 * hour))).toBe('2026-07-01T08:00:00.000Z');
    expect(iso(ukInstant(Date.UTC(2026, 11, 1), 9 * hour))).toBe('2026-12-01T09:00:00.000Z');
  });
});
