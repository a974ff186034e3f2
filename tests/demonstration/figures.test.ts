/** One figure says the same wherever it stands: every screen, the brief, the files and the command line's counts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { openDemonstration } from './whole-vault.ts';

const until = new Date('2026-03-09T10:00:00.000Z');
const token = 'a-token-for-the-file';
let vault: Awaited<ReturnType<typeof openDemonstration>>;

beforeAll(async () => {
  vault = await openDemonstration(until);
  // Older than the window, as an import of last year's files brings it.
  await vault.as('e.adjei')('intake.record', {
    form: {
      channel: 'online',
      text: 'Found in a drawer: a letter about the harbour.',
      receivedAt: '2020-01-02T10:00:00.000Z',
    },
    draftId: null,
  });
}, 600_000);
afterAll(() => vault.close());

async function chartRows(login: string, chart: Input<'oversight.chartAsCsv'>['chart']): Promise<string[][]> {
  const path = join(vault.folder, `${login}-${chart}.csv`);
  const file = {
    chart,
    day: null,
    reason: 'For the meeting',
    recipient: 'The board',
    legalBasis: 'dpa-part-3',
    saveToken: token,
  };
  await vault.as(login)('oversight.chartAsCsv', file, { [token]: path });
  const rows: string[][] = parse(readFileSync(path, 'utf8'), { relaxColumnCount: true, bom: true });
  return rows;
}

describe.each(['m.brennan', 'h.farouk', 's.kowal'])('for %s', (login) => {
  const ask = () => vault.as(login);

  it('live plots', async () => {
    const { livePlots } = await ask()('oversight.dashboard', { day: null });
    const names = livePlots.map(({ operation }) => operation).sort();
    const listed = await ask()('investigations.list', { plots: 'live' });
    expect(listed.rows.map(({ operation }) => operation).sort()).toEqual(names);
    expect(listed.total).toBe(names.length);
    const brief = await ask()('oversight.brief', {
      day: null,
      reason: 'Weekly',
      recipient: 'The board',
      legalBasis: 'dpa-part-3',
      others: [],
      listId: null,
    });
    expect(brief.dashboard.livePlots).toEqual(livePlots);
    const all = await ask()('investigations.list', { plots: 'all' });
    const live = all.rows.filter(({ plotState }) => plotState === 'live').map(({ operation }) => operation);
    expect(live.sort()).toEqual(names);
    const late = all.rows.filter(({ plotState, stageLate }) => plotState === 'live' && stageLate);
    expect(late.length).toBeGreaterThan(1);
    const lateThere = livePlots.filter(({ stageLate }) => stageLate).map(({ operation }) => operation);
    expect(lateThere.sort()).toEqual(late.map(({ operation }) => operation).sort());
    for (const row of all.rows) {
      expect(row.plotState === 'disrupted').toBe(row.disruptedAt !== null);
      const whole = await ask()('investigations.get', { id: row.id });
      expect(whole.plotState).toBe(row.plotState);
      expect(whole.stageLate).toBe(row.stageLate);
      // Assessments come newest first.
      const [last] = whole.assessments.filter(({ refused }) => !refused);
      expect(row.stageLate).toBe(last?.lateStage ?? false);
    }
    const rows = await chartRows(login, 'live-plots');
    expect(
      rows
        .slice(5, -1)
        .map((cells) => cells[1])
        .sort(),
    ).toEqual(names);
    // The table for the meeting says of each plot what the screen says.
    const said = (columns: readonly string[]) =>
      Object.fromEntries((rows[4] ?? []).map((name, at) => [name, columns[at]]));
    const yes = (is: boolean) => (is ? 'yes' : 'no');
    expect(rows.slice(5, -1).map(said)).toEqual(
      livePlots.map(({ reference, operation, priority, stage, stageLate, stageProposed }) => ({
        reference,
        operation,
        priority,
        stage: stage === null ? '' : label(stage),
        late_stage: stage === null ? '' : yes(stageLate),
        countersigned: stage === null ? '' : yes(!stageProposed),
      })),
    );
    expect(livePlots.filter(({ stageLate }) => stageLate)).not.toEqual([]);
  });

  it('a disrupted plot is no attack that is being planned', async () => {
    const { rows } = await ask()('investigations.list', { plots: 'all' });
    const disrupted = rows.filter(({ plotState }) => plotState === 'disrupted');
    expect(disrupted.length).toBeGreaterThan(3);
    expect(disrupted.filter(({ priority }) => priority.startsWith('P1')).map(({ operation }) => operation)).toEqual([]);
    expect(disrupted.map(({ operation, priority }) => [operation, priority])).toContainEqual(['TAMARISK', 'P4']);
  });

  it('untriaged, and what has waited longest', async () => {
    const { untriaged, funnel } = await ask()('oversight.dashboard', { day: null });
    const work = await ask()('myWork.get', {});
    const queue = await ask()('contributions.count', { filter: { states: ['untriaged'] } });
    const stats = await ask()('oversight.stats', {});
    expect([work.untriaged, queue.untriaged, queue.total, stats.untriaged]).toEqual(Array(4).fill(untriaged.total));
    expect([work.oldestUntriaged, queue.oldestUntriaged]).toEqual(Array(2).fill(untriaged.oldest?.receivedAt));
    const inWindow = funnel.find(({ state }) => state === 'untriaged')?.total ?? 0;
    expect(untriaged.beforeWindow).toBe(1);
    expect(inWindow + untriaged.beforeWindow).toBe(untriaged.total);
  });

  it('disrupted late-stage plots, and arrests', async () => {
    const { disrupted, arrests } = await ask()('oversight.dashboard', { day: null });
    for (const plot of disrupted.plots) {
      const { disruption } = await ask()('investigations.get', { id: plot.investigationId });
      expect({ operation: plot.operation, lateStage: disruption?.lateStage }).toEqual({
        operation: plot.operation,
        lateStage: plot.lateStage,
      });
    }
    expect(disrupted.months.reduce((sum, { lateStage }) => sum + lateStage, 0)).toBe(disrupted.total);
    const { from, to } = arrests;
    const opened = await ask()('oversight.arrests', { from, to });
    expect(opened.arrests).toHaveLength(arrests.lastTwelveMonths);
  });
});

it('open actions: those of a person, whichever screen asks', async () => {
  for (const login of ['p.shah', 'r.mcardle']) {
    const page = { after: null, limit: 100 };
    const { actions } = await vault.as(login)('investigations.myActions', page);
    const me = await vault.as(login)('access.me', {});
    const { rows } = await vault.as(login)('investigations.list', {});
    const everywhere: number[] = [];
    for (const { id } of rows)
      for (const action of (await vault.as(login)('investigations.actions', { id, ...page })).actions)
        if (action.allocatedToId === me.account.id && ['allocated', 'in_progress'].includes(action.state))
          everywhere.push(action.id);
    expect(actions.map(({ id }) => id).sort()).toEqual(everywhere.sort());
  }
});

it('people did not agree with every suggestion', async () => {
  const { decisions } = await vault.as('m.brennan')('accuracy.get', {});
  for (const strength of ['strong', 'probable'] as const) {
    const { linked = 0, notThis = 0 } = decisions.find(({ matchStrength }) => matchStrength === strength) ?? {};
    expect({ strength, notThis: notThis > 2, agreed: linked / (linked + notThis) > 0.8 }).toEqual({
      strength,
      notThis: true,
      agreed: true,
    });
  }
});

it('nearly everybody who was arrested has a name, and a make of car is no organisation', async () => {
  const { arrests } = await vault.as('m.brennan')('oversight.arrests', { from: '2025-03-10', to: '2026-03-09' });
  const names = arrests.flatMap(({ subject }) => (subject === null ? [] : [subject]));
  expect(names.length / arrests.length).toBeGreaterThan(0.92);
  const { entities } = await vault.as('m.brennan')('investigations.entities', {
    text: 'Mercedes',
    kind: 'organisation',
    after: null,
  });
  expect(entities).toEqual([]);
});

describe('what is not shown is not nought', () => {
  it('to an administrator and an auditor', async () => {
    const administrator = await vault.as('t.yildiz')('oversight.stats', {});
    expect(administrator).toMatchObject({
      contributions: null,
      untriaged: null,
      investigations: null,
      links: null,
      arrests: null,
      logEntries: null,
    });
    const auditor = await vault.as('l.cheung')('oversight.stats', {});
    expect(auditor).toMatchObject({ contributions: null, investigations: null, logEntries: expect.any(Number) });
    expect((await vault.as('l.cheung')('myWork.get', {})).untriaged).toBeNull();
  });

  it('in the list of people: compartments are those that are shared, and all of them of oneself', async () => {
    const of = async (login: string) => {
      const { people } = await vault.as(login)('access.people', {});
      return Object.fromEntries(people.map((person) => [person.login, person.compartments]));
    };
    const administrator = await of('t.yildiz');
    expect(administrator['p.shah']).toEqual({ names: [], whole: false });
    expect(administrator['t.yildiz']).toEqual({ names: [], whole: true });
    const supervisor = await of('s.kowal');
    expect(supervisor['p.shah']).toEqual({ names: ['LONG MEADOW'], whole: false });
    expect(supervisor['s.kowal']).toEqual({ names: ['GLASSWORKS', 'LONG MEADOW'], whole: true });
    const { compartments } = await vault.as('t.yildiz')('access.compartments', {});
    expect(compartments.map(({ members }) => members)).toEqual([null, null]);
  });
});

it('earlier reports on one person: in the queue, on the report, in the list and on the page of the person', async () => {
  const ask = vault.as('e.adjei');
  const filter = { states: ['untriaged' as const], repeat: true };
  const { rows } = await ask('contributions.queue', { filter, sort: 'newest', after: null, limit: 200 });
  const report = rows.find(({ excerpt }) => excerpt.includes('parcel driver'));
  expect(report?.earlier).toBe(2);
  const { earlier, repeat } = await ask('linking.earlierReports', { contributionId: report?.id ?? 0 });
  expect(earlier.map(({ state }) => state)).toEqual(['nfa', 'nfa']);
  expect(repeat).toMatchObject({ earlier: 2, closed: 2, takesSupervisor: true });
  const list = await ask('linking.reportedPersons', { after: null, limit: 100 });
  const listed = list.rows.find(({ id }) => id === report?.id);
  expect(listed).toMatchObject({ earlier: 2, closed: 2, takesSupervisor: true, names: ['Kieron Maddix'] });
  const person = await ask('linking.reportedPerson', { contributionId: report?.id ?? 0, after: null, limit: 10 });
  expect(person).toMatchObject({ reports: 3, origins: 3 });
  expect(person.tips.map(({ id }) => id)).toEqual([report?.id, ...earlier.map(({ id }) => id)]);
  expect(person.firstAt).toBe(listed?.firstAt);
  // The namesake is of another age, and somebody else.
  expect(person.tips.filter(({ excerpt }) => excerpt.includes('silver band'))).toEqual([]);
});

describe('closures that were reviewed blind', () => {
  it('are counted by month and kind as in the file, and look like those of a unit that takes care', async () => {
    const { closures } = await vault.as('m.brennan')('oversight.dashboard', { day: null });
    const total = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
    const sum = (rates: readonly { reviewed: number; reversed: number }[]) => [
      total(rates.map(({ reviewed }) => reviewed)),
      total(rates.map(({ reversed }) => reversed)),
    ];
    expect(sum(closures.months)).toEqual([closures.reviewed, closures.reversed]);
    expect(sum(closures.kinds)).toEqual([closures.reviewed, closures.reversed]);
    expect(closures.reviewed).toBeGreaterThan(300);
    const share = closures.reversed / closures.reviewed;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.15);
    const [, , , , , all, ...others] = await chartRows('m.brennan', 'closures');
    expect(all?.slice(0, 5)).toEqual([
      'all',
      '',
      String(closures.reviewed),
      String(closures.reviewed - closures.reversed),
      String(closures.reversed),
    ]);
    expect(others.filter(([by]) => by === 'month')).toHaveLength(closures.months.length);
  });

  it('wait for officers who took no part, and of those opened again some are triaged and some wait', async () => {
    const { waiting } = await vault.as('p.shah')('reviews.count', {});
    expect(waiting).toBeGreaterThan(3);
    const { reviews } = await vault.as('r.mcardle')('reviews.waiting', { after: null, limit: 100 });
    expect(reviews.length).toBeGreaterThan(3);
    const opened = vault.db
      .prepare<[], { state: string; n: number }>(
        `select state, count(*) as n from contribution_row where id in (select contributionId from closure_review_row where agrees = 0)
         group by state`,
      )
      .all();
    expect(opened.map(({ state }) => state)).not.toContain('nfa');
    expect(opened.length).toBeGreaterThan(1);
  });

  it('were assessed before, where the rule asks for it, and were signed off by a supervisor', async () => {
    const rows = vault.db
      .prepare<[], { id: number }>(
        `select id from contribution_row where state = 'nfa' and immediateRisk = 1 and kind <> 'advice' limit 40`,
      )
      .all();
    expect(rows.length).toBeGreaterThan(5);
    for (const { id } of rows) {
      const { rcap, history } = await vault.as('p.shah')('triage.get', { id });
      expect(rcap).not.toBeNull();
      expect(history.find(({ what }) => what.startsWith('Agreed'))?.by).toMatch(/Hala Farouk|Stefan Kowal/);
    }
  });
});

it('what the public was told: a quarter was released with its receipts, and a month waits for a second person; both count as today', async () => {
  const ask = vault.as('m.brennan');
  const { pages } = await ask('publicPage.list', { after: null });
  expect(pages.map(({ from, to, state }) => `${from} ${to} ${state}`)).toEqual([
    '2026-02-01 2026-02-28 draft',
    '2025-07-01 2025-09-30 released',
  ]);
  const [waiting, released] = await Promise.all(pages.map(({ id }) => ask('publicPage.get', { id })));
  expect(released?.releases.map(({ number }) => number)).toEqual(['PUB-25-0002', 'PUB-25-0001']);
  expect(released?.figures.perDay.contributions).toBeGreaterThan(20);
  await expect(ask('publicPage.draft', { from: '2025-08-01', to: '2025-09-15', corrects: null })).rejects.toThrow(
    'PERIOD_RELEASED',
  );
  const { id } = await ask('publicPage.draft', { from: '2026-02-01', to: '2026-02-28', corrects: null });
  const anew = await ask('publicPage.get', { id });
  expect(anew.figures.tables).toEqual(waiting?.figures.tables);
});

describe('the eighteen months beside those before', () => {
  it('have an arrow where it is hardly chance, and none where it may be', async () => {
    const told = await vault.as('m.brennan')('oversight.trends', { day: null });
    expect(told.recordsFrom !== null && told.recordsFrom <= told.before.from).toBe(true);
    const of = (what: string) => told.comparisons.find((one) => one.what === what);
    expect(of('arrests')).toMatchObject({ trend: 'up' });
    expect(of('late_stage')).toMatchObject({ trend: null });
    expect(of('disrupted')?.before).toBeGreaterThan(5);
    expect(told.lead.before.n).toBeGreaterThan(5);
  });

  it('are not filled with thousands that led to nothing', async () => {
    const { n } = vault.db
      .prepare<[], { n: number }>("select count(*) as n from contribution_row where receivedAt < '2024-09-01'")
      .get() ?? { n: 0 };
    expect(n).toBeGreaterThan(100);
    expect(n).toBeLessThan(300);
  });
});

describe('what a unit leaves that takes care', () => {
  const count = (sql: string) => vault.db.prepare<[], { n: number }>(`select count(*) as n from ${sql}`).get()?.n ?? 0;

  it('decides of persons either way, and says why a report need not be opened', () => {
    for (const decision of ['same', 'different', 'unsure'])
      expect(count(`same_person_row where decision = '${decision}'`), decision).toBeGreaterThan(0);
    expect(count("same_person_row where basis = '[]'")).toBe(0);
    expect(count("report_waiver_row where reason <> ''")).toBeGreaterThan(1);
  });

  it('marks reports and cases, and gives out with a receipt, a recipient and a legal basis', async () => {
    expect(count('contribution_caveat_row')).toBeGreaterThan(3);
    expect(count('investigation_caveat_row')).toBeGreaterThan(2);
    const { disclosures } = await vault.as('m.brennan')('exports.disclosures', { after: null, limit: 50 });
    expect(disclosures.length).toBeGreaterThan(2);
    for (const { number, recipient, legalBasis } of disclosures) {
      expect(number).toMatch(/^EXP-2\d-P\d+-000\d$/);
      expect([recipient, legalBasis].every((words) => words.length > 5)).toBe(true);
    }
  });

  it('changed a rule once, by two people, and delivers by the version of the day', async () => {
    const { versions, inForce } = await vault.as('s.kowal')('rules.get', { name: 'delivery', after: null });
    expect(inForce).toBe(2);
    expect(versions[0]?.origin).toMatchObject({ by: 'Stefan Kowal', agreedBy: 'Hala Farouk' });
    const day = versions[0]?.fromDay ?? '';
    expect(count(`delivery_row where ruleVersion = 1 and at < '${day}'`)).toBeGreaterThan(100);
    expect(count(`delivery_row where ruleVersion = 2 and at >= '${day}'`)).toBeGreaterThan(20);
  });
});
