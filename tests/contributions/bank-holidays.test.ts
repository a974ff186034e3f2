/**
 * The table of bank holidays in England and Wales, against the rules by which they fall: Easter by computation, Mondays by their place in the
 * month, and substitute days for those that fall on a Saturday or Sunday.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay } from '../../main/contributions/working-days.ts';
import { addDays } from '../../main/store/uk-day.ts';
import type { RuleOf } from '../../preload/contract/rule-shapes.ts';
import { type Harness, openHarness } from '../support/engine.ts';

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day, 12)).toISOString().slice(0, 10);
const weekday = (day: string) => new Date(`${day}T12:00:00.000Z`).getUTCDay();

/** Easter Sunday of the Gregorian calendar, by Butcher’s rule. */
function easter(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return iso(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The same, by the golden number and the age of the moon: two rules that agree are not both mistyped. */
function easterByMoon(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skipped = Math.floor((3 * century) / 4) - 12;
  const moon = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - skipped - 10;
  const age = (((11 * golden + 20 + moon - skipped) % 30) + 30) % 30;
  const epact = (age === 25 && golden > 11) || age === 24 ? age + 1 : age;
  const full = 44 - epact < 21 ? 44 - epact + 30 : 44 - epact;
  const day = full + 7 - ((sunday + full) % 7);
  return day > 31 ? iso(year, 4, day - 31) : iso(year, 3, day);
}

const firstMonday = (year: number, month: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => iso(year, month, day)).find((day) => weekday(day) === 1) ?? '';
const lastMonday = (year: number, month: number) => {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [6, 5, 4, 3, 2, 1, 0].map((back) => iso(year, month, last - back)).find((day) => weekday(day) === 1) ?? '';
};
const weekend = (day: string) => weekday(day) === 0 || weekday(day) === 6;

/** A holiday that falls on a Saturday or Sunday is kept on the next weekday that is not one already. */
function kept(days: readonly string[]): string[] {
  const fixed = days.filter((day) => !weekend(day));
  for (const day of days.filter(weekend)) {
    let at = day;
    while (weekend(at) || fixed.includes(at)) at = addDays(at, 1);
    fixed.push(at);
  }
  return fixed.sort();
}

const holidaysOf = (year: number): string[] => [
  ...kept([iso(year, 1, 1)]),
  addDays(easter(year), -2),
  addDays(easter(year), 1),
  firstMonday(year, 5),
  lastMonday(year, 5),
  lastMonday(year, 8),
  ...kept([iso(year, 12, 25), iso(year, 12, 26)]),
];

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['supervisor'] },
      { login: 'yildiz', roles: ['administrator'] },
    ],
  });
});
afterEach(() => harness.close());

const rowOf = () =>
  harness.peek().prepare('select rule, wording from bank_holiday_rule_row where version = 1').get() as {
    rule: string;
    wording: string;
  };

describe('the table', () => {
  it.each([2024, 2025, 2026, 2027, 2028])('has for %i what the rules give, and nothing else', (year) => {
    const { days } = JSON.parse(rowOf().rule) as { days: { day: string; name: string }[] };
    const listed = days.filter(({ day }) => day.startsWith(String(year)));
    expect(listed.map(({ day }) => day)).toEqual(holidaysOf(year));
    for (const { day, name } of listed) {
      expect(weekend(day)).toBe(false);
      const moved = !['-01-01', '-12-25', '-12-26'].some((end) => day.endsWith(end));
      if (/New Year|Christmas|Boxing/.test(name)) expect(name.includes('substitute')).toBe(moved);
    }
  });

  it('names where it is from and which years it has', () => {
    const { rule, wording } = rowOf();
    expect(wording).toContain('www.gov.uk/bank-holidays');
    expect(JSON.parse(rule)).toMatchObject({ from: '2024-01-01', through: '2028-12-31' });
  });

  it('has dates of Easter on which two rules agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        expect(easter(year)).toBe(easterByMoon(year));
        expect(weekday(easter(year))).toBe(0);
        expect(easter(year) >= iso(year, 3, 22) && easter(year) <= iso(year, 4, 25)).toBe(true);
      }),
    );
  });
});

describe('working days', () => {
  const someDay = fc.integer({ min: 0, max: 1_700 }).map((n) => addDays('2024-01-01', n));

  it('are counted one by one, whatever lies between', () => {
    const { days } = JSON.parse(rowOf().rule) as { days: { day: string }[] };
    const holidays = new Set(days.map(({ day }) => day));
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 40 }), (day, n) => {
        const due = addWorkingDays(day, n, holidays);
        expect(isWorkingDay(due, holidays)).toBe(true);
        let passed = 0;
        for (let at = day; at < due; ) {
          at = addDays(at, 1);
          if (isWorkingDay(at, holidays)) passed += 1;
        }
        if (n > 0) expect(passed).toBe(n);
        else expect(passed).toBe(isWorkingDay(day, holidays) ? 0 : 1);
      }),
    );
  });

  it('step over Christmas of 2027, which is kept on the Monday and the Tuesday', () => {
    const { days } = JSON.parse(rowOf().rule) as { days: { day: string }[] };
    const holidays = new Set(days.map(({ day }) => day));
    expect([1, 2, 3].map((n) => addWorkingDays('2027-12-23', n, holidays))).toEqual([
      '2027-12-24',
      '2027-12-29',
      '2027-12-30',
    ]);
  });
});

describe('a day that is added', () => {
  const listed = () => JSON.parse(rowOf().rule) as RuleOf<'bank_holiday'>;
  const added = { day: '2026-06-19', name: 'Bank holiday by proclamation' };
  const asked = (rule: RuleOf<'bank_holiday'>) => ({
    content: { name: 'bank_holiday' as const, rule },
    basedOn: 1,
    fromDay: '2026-03-09',
    reason: 'Proclaimed for this year only.',
  });
  const held = () =>
    harness
      .peek()
      .prepare('select version, wording from bank_holiday_rule_row order by version desc limit 1')
      .get() as { version: number; wording: string };

  it('is proposed by one, agreed to by another, and counts from then on; the version before stays as it was', async () => {
    const was = rowOf();
    const rule = { ...listed(), days: [...listed().days, added] };
    const { id } = await harness.as('yildiz').do('rules.propose', asked(rule));
    expect(held().version).toBe(1);
    expect(await harness.as('yildiz').fails('rules.agree', { id })).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    await harness.as('kowal').do('rules.agree', { id });
    expect(held()).toMatchObject({ version: 2, wording: expect.stringContaining('www.gov.uk/bank-holidays') });
    expect(rowOf()).toEqual(was);
    const { versions } = await harness.as('kowal').do('rules.get', { name: 'bank_holiday', after: null });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it.each<[string, (days: RuleOf<'bank_holiday'>['days']) => RuleOf<'bank_holiday'>['days']]>([
    ['twice', (days) => [...days, added, added]],
    ['that is no day', (days) => [...days, { ...added, day: '2026-02-30' }]],
    ['beyond the years that are listed', (days) => [...days, { ...added, day: '2031-05-01' }]],
    ['without a name', (days) => [...days, { ...added, name: ' ' }]],
  ])('is refused %s', async (_, days) => {
    const rule = { ...listed(), days: days(listed().days) };
    expect(await harness.as('yildiz').fails('rules.propose', asked(rule))).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
