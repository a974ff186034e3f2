/** What the public gave to a plot: as far as the reader may see, as of a day, and never more than was there before its disruption. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import type { Channel, EventKind } from '../../preload/contract/vocabulary.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness, type TestPerson } from '../support/engine.ts';

const people: TestPerson[] = [
  { login: 'shah', roles: ['case_officer'], compartments: ['HERON'] },
  { login: 'kowal', roles: ['supervisor', 'case_officer'], compartments: ['HERON'] },
  { login: 'brennan', roles: ['manager'], compartments: ['HERON'] },
  { login: 'outside', roles: ['manager'] },
];
let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people, now: '2026-01-05T09:00:00.000Z' });
});
afterEach(() => harness.close());

const shah = () => harness.as('shah');
const late = { intent: true, target: false, capability: true, rehearsal: false };

const openPlot = async (operation = 'GREY HERON'): Promise<number> =>
  (await shah().do('investigations.open', openingForm({ operation, summary: 'Planning.', area: '' }))).id;

/** A tip at that time, recorded and linked then. */
async function give(id: number, at: string, channel: Channel, text: string, compartment?: string): Promise<number> {
  harness.setClock(at);
  const tip = await recordTip(harness, 'shah', text, {
    channel,
    receivedAt: at,
    ...(compartment === undefined ? {} : { compartmentId: harness.compartment(compartment) }),
  });
  await shah().do('linking.decide', { contributionId: tip.id, investigationId: id, decision: 'linked' });
  return tip.id;
}

async function addEvent(id: number, title: string, contributionId: number | null, kind: EventKind = 'sighting') {
  const when = { from: '2026-01-20T09:00:00.000Z', to: null, precision: 'day', basis: 'reported' } as const;
  const form = { kind, title, detail: '', when, place: null, subjectId: null, contributionId, knownAt: null };
  return (await shah().do('investigations.addEvent', { id, ...form })).eventId;
}

async function disrupt(id: number, at: string): Promise<void> {
  harness.setClock(at);
  const { assessmentId } = await shah().do('investigations.assessStage', {
    id,
    at,
    stage: 'capability',
    evidence: late,
    reason: 'A van, and what is in it',
  });
  await harness.as('kowal').do('investigations.countersign', { id, assessmentId, agree: true });
  await shah().do('investigations.recordDisruption', { id, at, summary: 'Arrested at home.' });
}

const read = (login: string, id: number, day: string | null = null) =>
  harness.as(login).do('oversight.plotOutcome', { id, day });

describe('one plot', () => {
  it('is refused where it is no plot, and unknown to those who may not know of it', async () => {
    const { id } = await shah().do('investigations.open', openingForm({ kind: 'funding' }));
    expect(await shah().fails('oversight.plotOutcome', { id, day: null })).toMatchObject({ code: 'INPUT_INVALID' });
    const hidden = await shah().do(
      'investigations.open',
      openingForm({ operation: 'DEEP POOL', compartmentId: harness.compartment('HERON') }),
    );
    const refused = await harness.as('outside').fails('oversight.plotOutcome', { id: hidden.id, day: null });
    const none = await harness.as('outside').fails('oversight.plotOutcome', { id: 9_999, day: null });
    expect(refused).toEqual(none);
  });

  it('without anything from the public has no lead time and no share to boast of', async () => {
    const id = await openPlot();
    await disrupt(id, '2026-02-10T05:00:00.000Z');
    expect(await read('brennan', id)).toMatchObject({
      total: 0,
      first: null,
      leadDays: null,
      beganWithPublic: false,
      known: { events: 0, share: null },
      marks: [],
    });
  });

  it('has its first contribution, the channels, the grades and the days until it was stopped', async () => {
    const id = await openPlot();
    const call = await give(id, '2026-01-10T08:00:00.000Z', 'hotline', 'A man asks about the weir.');
    const mail = await give(id, '2026-01-20T08:00:00.000Z', 'email', 'A white van stands at the weir.');
    await harness
      .as('kowal')
      .do('triage.grade', { id: call, as: 'evaluator', source: '2', intelligence: 'C', handling: 'P' });
    await addEvent(id, 'Seen at the weir', call);
    await addEvent(id, 'Found by a search', null, 'search');
    await disrupt(id, '2026-02-09T20:00:00.000Z');
    const told = await read('brennan', id);
    expect(told).toMatchObject({
      disruptedAt: '2026-02-09T20:00:00.000Z',
      lateStage: true,
      total: 2,
      after: 0,
      linkedAfter: 0,
      first: { contributionId: call, channel: 'hotline', receivedAt: '2026-01-10T08:00:00.000Z' },
      leadDays: 30.5,
      channels: [
        { channel: 'hotline', contributions: 1, firstAt: '2026-01-10T08:00:00.000Z' },
        { channel: 'email', contributions: 1, firstAt: '2026-01-20T08:00:00.000Z' },
      ],
      stages: [{ stage: 'capability', lateStage: true }],
      notDrawn: 0,
    });
    expect(told.grades).toEqual([
      { source: '2', intelligence: 'C', contributions: 1 },
      { source: null, intelligence: null, contributions: 1 },
    ]);
    expect(told.known).toEqual({
      events: 2,
      eventsFromPublic: 1,
      identifiers: 0,
      identifiersFromPublic: 0,
      share: 0.5,
    });
    expect(told.marks.map((mark) => [mark.contributionId, mark.by, mark.counts])).toEqual([
      [call, 'both', true],
      [mail, 'link', true],
    ]);
  });

  it('counts a number that a caller named first, and not one that the police had already', async () => {
    const id = await openPlot();
    const identify = (text: string) =>
      shah().do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text });
    await identify('07700 900123');
    await give(id, '2026-01-10T08:00:00.000Z', 'hotline', 'He rings from 07700 900123 and from 07700 900141.');
    await identify('07700 900141');
    expect((await read('brennan', id)).known).toMatchObject({ identifiers: 2, identifiersFromPublic: 1, share: 0.5 });
  });

  it('counts an event’s source that is linked to nothing, and neither what came after the disruption nor what was withdrawn', async () => {
    const id = await openPlot();
    harness.setClock('2026-01-12T08:00:00.000Z');
    const told = await recordTip(harness, 'shah', 'Heavy boxes are carried in at night.');
    const eventId = await addEvent(id, 'Boxes carried in', told.id);
    const mistaken = await give(id, '2026-01-13T08:00:00.000Z', 'online', 'About somebody else.');
    await shah().do('contributions.undo', { id: mistaken });
    await disrupt(id, '2026-02-10T05:00:00.000Z');
    const after = await give(id, '2026-02-11T08:00:00.000Z', 'hotline', 'I always knew.');
    expect(await read('brennan', id)).toMatchObject({
      total: 1,
      after: 1,
      first: { contributionId: told.id },
      marks: [
        { contributionId: told.id, by: 'event', counts: true },
        { contributionId: after, by: 'link', counts: false },
      ],
    });
    await shah().do('investigations.withdraw', { id, what: 'event', itemId: eventId, reason: 'The wrong case' });
    expect(await read('brennan', id)).toMatchObject({ total: 0, first: null, leadDays: null, after: 1 });
  });

  it('says which were linked only after the disruption, as in an old case that is entered late', async () => {
    const id = await openPlot();
    harness.setClock('2026-01-10T08:00:00.000Z');
    const tip = await recordTip(harness, 'shah', 'A man asks about the weir.');
    await disrupt(id, '2026-02-10T08:00:00.000Z');
    harness.setClock('2026-02-12T08:00:00.000Z');
    await shah().do('linking.decide', { contributionId: tip.id, investigationId: id, decision: 'linked' });
    expect(await read('brennan', id)).toMatchObject({ total: 1, linkedAfter: 1, leadDays: 31 });
    // On the day before the link, nobody knew of it.
    expect(await read('brennan', id, '2026-02-11')).toMatchObject({ total: 0, linkedAfter: 0, leadDays: null });
    expect(await read('brennan', id, '2026-02-09')).toMatchObject({ disruptedAt: null, stages: [] });
  });

  it('holds nothing of a contribution that its reader may not see, in no figure and no mark', async () => {
    const id = await openPlot();
    const before = await read('outside', id);
    const secret = await give(id, '2026-01-10T08:00:00.000Z', 'hotline', 'He rings from 07700 900123.', 'HERON');
    expect(await read('brennan', id)).toMatchObject({ total: 1, first: { contributionId: secret } });
    expect({ ...(await read('outside', id)), asOf: '' }).toEqual({ ...before, asOf: '', day: '2026-01-10' });
    expect(await harness.as('outside').do('oversight.plotContributions', { id, day: null, after: null })).toEqual({
      fed: [],
      next: null,
    });
  });

  it('goes on page by page, in the order of receipt, and nothing stands on two pages', async () => {
    const id = await openPlot();
    const ids: number[] = [];
    for (let n = 0; n < 103; n++) {
      const at = new Date(Date.parse('2026-01-06T08:00:00.000Z') + n * 3_600_000).toISOString();
      harness.setClock(at);
      ids.push((await recordTip(harness, 'shah', `Report ${n}`, { receivedAt: at })).id);
    }
    await shah().do('linking.decideMany', { contributionIds: ids, investigationId: id });
    const page = (after: string | null) =>
      harness.as('brennan').do('oversight.plotContributions', { id, day: null, after });
    const first = await page(null);
    const second = await page(first.next);
    expect([first.fed.length, second.fed.length, second.next]).toEqual([100, 3, null]);
    expect([...first.fed, ...second.fed].map(({ contributionId }) => contributionId)).toEqual(ids);
    expect(
      await harness.as('kowal').fails('oversight.plotContributions', { id, day: null, after: first.next }),
    ).toMatchObject({
      code: 'LIST_MOVED_ON',
    });
  });

  it('is told as of a day: what had come in, been linked and been recorded by then, and nothing that came later', async () => {
    const id = await openPlot();
    const call = await give(id, '2026-01-10T08:00:00.000Z', 'hotline', 'A man asks about the weir.');
    harness.setClock('2026-01-20T08:00:00.000Z');
    const mail = await recordTip(harness, 'shah', 'A white van stands at the weir.');
    harness.setClock('2026-02-01T08:00:00.000Z');
    await shah().do('linking.decide', { contributionId: mail.id, investigationId: id, decision: 'linked' });
    await disrupt(id, '2026-02-09T20:00:00.000Z');
    const asOf = async (day: string | null) => {
      const { total, disruptedAt, marks } = await read('brennan', id, day);
      const { fed } = await harness.as('brennan').do('oversight.plotContributions', { id, day, after: null });
      expect(fed.map(({ contributionId }) => contributionId)).toEqual(
        marks.map(({ contributionId }) => contributionId),
      );
      return { total, disrupted: disruptedAt !== null, of: marks.map(({ contributionId }) => contributionId) };
    };
    expect(await asOf('2026-01-09')).toEqual({ total: 0, disrupted: false, of: [] });
    // Received by then, and not linked yet.
    expect(await asOf('2026-01-31')).toEqual({ total: 1, disrupted: false, of: [call] });
    expect(await asOf('2026-02-01')).toEqual({ total: 2, disrupted: false, of: [call, mail.id] });
    expect(await asOf('2026-02-09')).toEqual({ total: 2, disrupted: true, of: [call, mail.id] });
    expect(await asOf(null)).toEqual(await asOf('2026-02-09'));
  });

  it('is given out as a file with marking, definition and as-of time, for a reason that is logged', async () => {
    const id = await openPlot();
    await give(id, '2026-01-10T08:00:00.000Z', 'hotline', 'A man asks about the weir.');
    await disrupt(id, '2026-02-10T08:00:00.000Z');
    const out = join(harness.folder, 'out');
    mkdirSync(out);
    const token = 'a-token-for-the-file';
    const path = join(out, 'plot.csv');
    const order = {
      id,
      day: null,
      saveToken: token,
      reason: 'Debrief',
      recipient: 'Head of unit',
      legalBasis: 'dpa-part-3',
    };
    const refused = await shah().fails('oversight.plotOutcomeAsCsv', order, { paths: { [token]: path } });
    expect(refused.code).toBe('NOT_ALLOWED');
    await harness.as('brennan').do('oversight.plotOutcomeAsCsv', order, { paths: { [token]: path } });
    const lines: string[][] = parse(readFileSync(path, 'utf8'), { bom: true, relax_column_count: true });
    expect(lines[0]).toEqual(['OFFICIAL-SENSITIVE']);
    expect(lines.at(-1)).toEqual(['OFFICIAL-SENSITIVE']);
    expect(lines[2]?.[0]).toContain('received before the disruption');
    expect(lines[3]?.[0]).toContain('lead time 31 days; 1 contributions count');
    expect(lines[6]).toMatchObject({ 0: 'TIP-26-000001', 2: 'Hotline', 5: 'link', 9: 'yes' });
    const logged = harness
      .peek()
      .prepare("select reason, recipient from log_row where verb = 'oversight.plotOutcomeAsCsv' and outcome = 'done'")
      .get();
    expect(logged).toEqual({ reason: 'Debrief', recipient: 'Head of unit' });
  });
});

describe('over all plots and arrests', () => {
  const all = (login: string, day: string | null = null) => harness.as(login).do('oversight.outcome', { day });

  /** HERON began with a call; OTTER had a mail long before; POOL nothing. */
  async function threePlots() {
    harness.setClock('2026-01-05T08:00:00.000Z');
    const call = await recordTip(harness, 'shah', 'A man asks about the weir.');
    harness.setClock('2026-01-06T08:00:00.000Z');
    const heron = await openPlot('GREY HERON');
    await shah().do('linking.decide', { contributionId: call.id, investigationId: heron, decision: 'linked' });
    const otter = await openPlot('OTTER ONE');
    await give(otter, '2026-01-10T08:00:00.000Z', 'email', 'Boxes at night.');
    await give(otter, '2026-01-15T08:00:00.000Z', 'hotline', 'Boxes at night, again.');
    const pool = await openPlot('DEEP POOL');
    await disrupt(heron, '2026-02-04T08:00:00.000Z');
    await disrupt(otter, '2026-02-09T08:00:00.000Z');
    await disrupt(pool, '2026-02-10T08:00:00.000Z');
    for (const [id, at] of [
      [heron, '2026-02-04T08:00:00.000Z'],
      [otter, '2026-01-12T08:00:00.000Z'],
      [pool, '2026-02-10T08:00:00.000Z'],
    ] as const)
      await shah().do('investigations.recordArrest', { id, subjectId: null, at, outcome: 'pending' });
    return { heron, otter, pool };
  }

  it('gives lead times, what each channel brought, and how many began with the public', async () => {
    await threePlots();
    const told = await all('brennan');
    expect(told.plots.map((plot) => [plot.operation, plot.contributions, plot.leadDays, plot.beganWithPublic])).toEqual(
      [
        ['GREY HERON', 1, 30, true],
        ['OTTER ONE', 2, 30, false],
        ['DEEP POOL', 0, null, false],
      ],
    );
    expect(told.lead).toEqual({
      plots: { n: 2, median: 30, least: 30, most: 30 },
      lateStage: { n: 2, median: 30, least: 30, most: 30 },
      // OTTER's arrest came before its second contribution, and after its first.
      arrests: { n: 2, median: 16, least: 2, most: 30 },
    });
    const of = (channel: string) => told.yield.find((each) => each.channel === channel);
    expect(of('hotline')).toEqual({
      channel: 'hotline',
      received: 2,
      linked: 2,
      fedPlots: 2,
      plots: 2,
      firstOfPlots: 1,
      arrests: 1,
    });
    expect(of('email')).toMatchObject({ received: 1, fedPlots: 1, plots: 1, firstOfPlots: 1, arrests: 1 });
    expect(told.arrests).toMatchObject({ total: 3, helped: 2 });
    expect(told.arrests.bands.filter(({ arrests }) => arrests > 0)).toEqual([
      { band: 'none', arrests: 1, channels: {} },
      { band: 'week', arrests: 1, channels: { email: 1 } },
      { band: 'month', arrests: 1, channels: { hotline: 1 } },
    ]);
    expect(told.began).toEqual({ opened: 3, withPublic: 1, atLeast: false });
  });

  it('lists the arrests behind a lead time, each under one band, and writes them as CSV', async () => {
    await threePlots();
    const list = (which: Input<'oversight.arrestLeads'>['which'], day: string | null = null) =>
      harness.as('brennan').do('oversight.arrestLeads', { day, which, after: null });
    const all = await list('all');
    expect(all.arrests.map(({ operation, leadDays, band, first }) => [operation, leadDays, band, first])).toEqual([
      ['DEEP POOL', null, 'none', null],
      ['GREY HERON', 30, 'month', { at: '2026-01-05T08:00:00.000Z', channel: 'hotline' }],
      ['OTTER ONE', 2, 'week', { at: '2026-01-10T08:00:00.000Z', channel: 'email' }],
    ]);
    expect(all).toMatchObject({ total: 3, next: null });
    expect((await list('helped')).arrests.map(({ operation }) => operation)).toEqual(['GREY HERON', 'OTTER ONE']);
    expect((await list('none')).arrests.map(({ operation }) => operation)).toEqual(['DEEP POOL']);
    expect(await list('longer')).toEqual({ total: 0, arrests: [], next: null });
    // What was recorded after that day is in no figure of it, and in no list.
    expect(await list('all', '2026-01-20')).toMatchObject({ total: 0 });
  });

  it('uses on an earlier day only what had been recorded by then', async () => {
    await threePlots();
    expect(await all('brennan', '2026-02-08')).toMatchObject({ plots: [{ operation: 'GREY HERON' }] });
    expect((await all('brennan', '2026-01-05')).began).toEqual({ opened: 0, withPublic: 0, atLeast: false });
  });

  it('does not call it begun with the public where an old report was linked long after the opening', async () => {
    harness.setClock('2025-12-01T08:00:00.000Z');
    const old = await recordTip(harness, 'shah', 'A man asks about the weir.');
    harness.setClock('2026-01-06T08:00:00.000Z');
    const id = await openPlot();
    harness.setClock('2026-01-13T08:00:00.000Z');
    await shah().do('linking.decide', { contributionId: old.id, investigationId: id, decision: 'linked' });
    expect((await all('brennan')).began).toMatchObject({ opened: 1, withPublic: 0 });
    expect((await read('brennan', id)).beganWithPublic).toBe(false);
  });

  it('is the same for somebody outside as if what they may not see were not there', async () => {
    await threePlots();
    const before = await all('outside');
    const hidden = await shah().do(
      'investigations.open',
      openingForm({ operation: 'HIDDEN REED', compartmentId: harness.compartment('HERON') }),
    );
    await give(hidden.id, '2026-02-11T08:00:00.000Z', 'walk-in', 'A man asks about the weir.', 'HERON');
    await disrupt(hidden.id, '2026-02-12T08:00:00.000Z');
    harness.setClock(before.asOf);
    expect((await all('brennan', '2026-02-12')).plots).toHaveLength(4);
    expect(await all('outside')).toEqual(before);
  });

  it('is given out as a file for each table', async () => {
    await threePlots();
    const out = join(harness.folder, 'out');
    mkdirSync(out);
    const token = 'a-token-for-the-file';
    for (const table of ['plots', 'channels', 'arrests', 'matter_months'] as const) {
      const path = join(out, `${table}.csv`);
      await harness
        .as('brennan')
        .do(
          'oversight.outcomeAsCsv',
          { table, day: null, saveToken: token, reason: 'Review', recipient: 'Board', legalBasis: 'dpa-part-3' },
          { paths: { [token]: path } },
        );
      const lines: string[][] = parse(readFileSync(path, 'utf8'), { bom: true, relax_column_count: true });
      expect(lines[0]).toEqual(lines.at(-1));
      expect(lines[3]?.[0]).toContain('began-with-the-public rule version 1: An investigation began');
      expect(lines.length - 6).toBe({ plots: 3, channels: 7, arrests: 3, matter_months: 18 }[table]);
    }
  });
});
