import { describe, expect, it } from 'vitest';
import { demonstration, generate } from '../../main/demonstration/generate/generate.ts';
import type { SampleInvestigation } from '../../main/demonstration/generate/sample.ts';
import { writtenInvestigations } from '../../main/demonstration/generate/written.ts';
import { countersignerOf, ownersOf, people } from '../../main/demonstration/people.ts';
import { PlotStage } from '../../preload/contract/vocabulary.ts';
import { small, tally, wholeDemonstration } from './worlds.ts';

const [from, until] = ['2025-05-01', '2026-11-01'];
const within = (at: string) => at >= from && at < until;

/** The rule written down once more, by itself: what the product counts must come to the same. */
function lateAtDisruption({ stages, disruption }: SampleInvestigation): boolean {
  if (disruption === null) return false;
  const signed = stages.filter(({ countersignedAt }) => countersignedAt !== null && countersignedAt < disruption.at);
  const [highest] = signed.toSorted(
    (one, other) => PlotStage.options.indexOf(other.stage) - PlotStage.options.indexOf(one.stage),
  );
  if (highest === undefined) return false;
  const { intent, target, capability, rehearsal } = highest.evidence;
  return intent && (target || capability || rehearsal);
}

describe('the investigations of the demonstration', () => {
  const { world } = wholeDemonstration();
  const { investigations } = world;
  const stopped = investigations.filter(({ disruption }) => disruption !== null && within(disruption.at));

  it('are sixty, the thirty hand-written ones first and unchanged', () => {
    expect(investigations).toHaveLength(60);
    for (const [index, written] of writtenInvestigations.entries())
      expect(investigations[index]).toMatchObject(written);
  });

  it('count exactly seven plots stopped late, in different months, and some that do not count', () => {
    const late = stopped.filter(lateAtDisruption);
    expect(late).toHaveLength(7);
    expect(new Set(late.map(({ disruption }) => disruption?.at.slice(0, 7))).size).toBeGreaterThanOrEqual(6);
    expect(late.every(({ kind }) => kind === 'attack plot')).toBe(true);
    expect(stopped.filter((one) => !lateAtDisruption(one)).length).toBeGreaterThanOrEqual(3);
  });

  it('keep one late assessment that nobody countersigned, so that its plot does not count', () => {
    const unsigned = stopped.filter(
      (one) =>
        !lateAtDisruption(one) &&
        one.stages.some(
          (stage) => stage.countersignedBy === null && stage.evidence.intent && stage.evidence.capability,
        ),
    );
    const onlyRehearsed = stopped.filter((one) => one.stages.some((stage) => stage.countersignedBy === null));
    expect(Math.max(unsigned.length, onlyRehearsed.length)).toBe(1);
  });

  it('were countersigned by a second person, a supervisor of the same circle', () => {
    for (const { stages, owner, compartment } of investigations) {
      for (const { by, countersignedBy, countersignedAt, at } of stages) {
        expect(by).toBe(owner);
        expect(countersignedBy === null).toBe(countersignedAt === null);
        if (countersignedBy === null) continue;
        expect(countersignedBy).not.toBe(by);
        expect((countersignedAt ?? '') > at).toBe(true);
        const person = people.find(({ login }) => login === countersignedBy);
        expect(person?.roles).toContain('supervisor');
        if (compartment !== null) expect(person?.compartments).toContain(compartment);
      }
      expect(stages.map(({ at }) => at)).toEqual(stages.map(({ at }) => at).toSorted());
    }
  });

  it('make exactly 495 arrests over the eighteen months, each while its investigation was open', () => {
    const arrests = investigations.flatMap((one) => one.arrests.map((arrest) => ({ ...arrest, one })));
    expect(arrests.filter(({ at }) => within(at))).toHaveLength(495);
    for (const { at, one, subject, other } of arrests) {
      expect(at >= one.openedAt && at <= (one.closedAt ?? until)).toBe(true);
      if (subject !== null) expect(one.subjects.map(({ name }) => name)).toContain(subject);
      expect(subject === null || other === null).toBe(true);
    }
    const nameless = arrests.filter(({ subject, other }) => subject === null && other === null);
    expect(nameless.length).toBeGreaterThan(3);
    expect(nameless.length / arrests.length).toBeLessThan(0.06);
    const outcomes = tally(arrests, ({ outcome }) => outcome);
    expect(Object.keys(outcomes).sort()).toEqual([
      'bailed',
      'charged_other',
      'charged_terrorism',
      'pending',
      'released',
    ]);
  });

  it('are owned by somebody who may see them', () => {
    const closed = investigations.filter(({ compartment }) => compartment !== null);
    expect(closed).toHaveLength(4);
    expect(new Set(closed.map(({ compartment }) => compartment)).size).toBe(2);
    for (const { owner, compartment } of investigations) {
      expect(ownersOf(compartment)).toContain(owner);
      expect(people.map(({ login }) => login)).toContain(countersignerOf(owner, compartment));
    }
  });

  it('know nothing before it happened and name only their own people and real contributions', () => {
    const references = new Set(wholeDemonstration().list.map(({ reference }) => reference));
    const sourced = investigations.flatMap(({ events }) => events.filter((event) => event.sourceReference !== null));
    expect(sourced.length).toBeGreaterThan(60);
    for (const one of investigations)
      for (const event of one.events) {
        expect(event.knownAt >= (event.to ?? event.from), `${event.title} ${event.from} ${event.knownAt}`).toBe(true);
        if (event.subject !== null) expect(one.subjects.map(({ name }) => name)).toContain(event.subject);
        if (event.sourceReference !== null) expect(references).toContain(event.sourceReference);
      }
  });

  it('end with the priority they have, and are closed if they say so', () => {
    for (const { priority, priorityHistory, state, closedAt, openedAt } of investigations) {
      expect(priorityHistory.at(-1)?.priority).toBe(priority);
      expect(state === 'closed').toBe(closedAt !== null);
      if (closedAt !== null) expect(closedAt > openedAt && closedAt < until).toBe(true);
    }
    expect(
      investigations.filter(({ kind, state }) => kind === 'attack plot' && state === 'live').length,
    ).toBeGreaterThan(5);
  });

  it('are assessed while an office is staffed, and agreed to by somebody who took time', () => {
    const clock = (at: string) =>
      new Date(at).toLocaleString('en-GB', {
        timeZone: 'Europe/London',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      });
    const staffed = (at: string) => /^(Mon|Tue|Wed|Thu|Fri)\D+(08:[3-5]|09|1[0-6]|17:[0-3])/.test(clock(at));
    const stages = investigations.flatMap((one) => one.stages);
    for (const { at, countersignedAt } of stages) {
      expect(staffed(at), clock(at)).toBe(true);
      if (countersignedAt === null) continue;
      expect(staffed(countersignedAt), clock(countersignedAt)).toBe(true);
      expect(Date.parse(countersignedAt) - Date.parse(at)).toBeGreaterThan(30 * 60_000);
    }
    expect(stages.length).toBeGreaterThan(60);
  });

  it('give reasons that are not the decision over again, and results of many kinds', () => {
    const decisions = investigations.flatMap((one) => one.decisions);
    expect(decisions.filter(({ text, reason }) => text === reason)).toEqual([]);
    expect(new Set(decisions.map(({ reason }) => reason)).size).toBeGreaterThan(12);
    const actions = investigations.flatMap((one) => one.actions);
    for (const { state, result } of actions) expect(state === 'resulted' || state === 'filed').toBe(result !== null);
    expect(new Set(actions.map(({ result }) => result)).size).toBeGreaterThan(20);
  });

  it('decide, do and see nothing twice in one case, and name who and what it is about', () => {
    for (const { operation, decisions, actions, events } of investigations) {
      const titles = (list: readonly { title: string }[]) => list.map(({ title }) => title);
      const seen = titles(events.filter(({ sourceReference }) => sourceReference === null));
      for (const list of [titles(decisions), titles(actions), seen, decisions.map(({ text }) => text)])
        expect(list, operation).toEqual([...new Set(list)]);
      const all = JSON.stringify([decisions, actions, events]);
      expect(all, operation).not.toMatch(/\{\w+\}"?[ .,]/);
    }
    const texts = investigations.flatMap(({ decisions }) => decisions.map(({ text, reason }) => `${text} ${reason}`));
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.5);
  });

  it('begin with a strategy, speak of custody only after arrests, and end with the closing', () => {
    for (const { operation, decisions, disruption, state } of investigations) {
      expect(decisions[0]?.title, operation).toMatch(/strategy set$/);
      expect(decisions.at(-1)?.title === 'Investigation closed', operation).toBe(state === 'closed');
      for (const { title, at } of decisions)
        if (/^(Custody|Charging|Community impact|Remaining contacts)/.test(title))
          expect(at > (disruption?.at ?? '9999'), `${operation}: ${title}`).toBe(true);
    }
  });

  it('arrest the people of a plot when it is stopped, and not while it is watched', () => {
    for (const { kind, operation, arrests, disruption } of investigations)
      if (kind === 'attack plot')
        for (const { at } of arrests) expect(at >= (disruption?.at ?? '9999'), operation).toBe(true);
  });

  it('tell of the hand-written plots what their summaries say', () => {
    const found = (name: string) => investigations.find(({ operation }) => operation === name);
    expect(found('UMBER')?.summary).toMatch(/served a short sentence, the other was not charged/);
    expect(found('UMBER')?.arrests.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['Faisal Idris Haddad', 'charged_terrorism'],
      ['Shane Purdy', 'released'],
    ]);
    expect(found('MARJORAM')?.arrests.find(({ subject }) => subject === 'Wayne Lunn')?.outcome).toBe(
      'charged_terrorism',
    );
    // Their years move with the last day of the sample.
    for (const { summary, operation } of investigations) expect(summary, operation).not.toMatch(/\b20\d\d\b/);
  });

  it('add nothing to the timeline of what was stopped or closed', () => {
    for (const { operation, events, disruption, closedAt } of investigations)
      for (const { title, knownAt } of events)
        expect(knownAt <= (disruption?.at ?? closedAt ?? '9999'), `${operation}: ${title}`).toBe(true);
  });

  it('leave nothing to do on what is closed', () => {
    const left = investigations
      .filter(({ state }) => state === 'closed')
      .flatMap(({ actions }) => actions)
      .filter(({ state }) => state !== 'filed' && state !== 'cancelled');
    expect(left).toEqual([]);
  });

  it('are no attack that is being planned once they were stopped', () => {
    for (const { disruption, priority, priorityHistory } of investigations) {
      if (disruption === null) continue;
      expect(['P1A', 'P1B']).not.toContain(priority);
      for (const { at, priority: then } of priorityHistory)
        if (then === 'P1A' || then === 'P1B') expect(at < disruption.at).toBe(true);
    }
  });

  it('leave some actions overdue', () => {
    const open = investigations
      .flatMap(({ actions }) => actions)
      .filter(({ state }) => state === 'raised' || state === 'allocated');
    expect(open.filter(({ due }) => due < '2026-10-31').length).toBeGreaterThan(5);
  });
});

describe('another seed or another last day', () => {
  it.each([
    [1, '2026-11-23'],
    [2, '2026-03-29'],
    [99, '2028-02-29'],
  ])('keeps the numbers of the story: seed %i, until %s', (number, lastDay) => {
    const world = generate({ ...demonstration, seed: number, until: lastDay });
    const during = (at: string) => at.slice(0, 10) >= world.from && at.slice(0, 10) <= lastDay;
    const found = world.investigations.filter((one) => during(one.disruption?.at ?? '') && lateAtDisruption(one));
    expect(found).toHaveLength(7);
    expect(world.investigations.flatMap(({ arrests }) => arrests).filter(({ at }) => during(at))).toHaveLength(495);
    expect([...world.contributions()]).toHaveLength(20_000);
    for (const { events } of world.investigations)
      for (const { knownAt, from: begun } of events) expect(knownAt >= begun).toBe(true);
  });
});

describe('what was taken over from before the first day', () => {
  const { world, list } = wholeDemonstration();
  const earlier = generate({ ...demonstration, withEarlier: true }).earlier ?? {
    investigations: [],
    contributions: [],
  };
  const first = '2025-05-01';

  it('leaves the eighteen months as they are, and is not there unless it is asked for', () => {
    expect(world.earlier).toBeUndefined();
    const numbers = new Set(list.map(({ reference }) => reference));
    expect(earlier.contributions.filter(({ reference }) => numbers.has(reference))).toEqual([]);
    const names = new Set(world.investigations.map(({ operation }) => operation));
    expect(earlier.investigations.filter(({ operation }) => names.has(operation))).toEqual([]);
  });

  it('are closed cases alone, with fewer plots and arrests than came after', () => {
    for (const { state, closedAt } of earlier.investigations)
      expect([state, (closedAt ?? '9') < first]).toEqual(['closed', true]);
    const stopped = earlier.investigations.filter(({ disruption }) => disruption !== null);
    expect(stopped).toHaveLength(9);
    expect(stopped.filter(lateAtDisruption)).toHaveLength(5);
    const arrests = earlier.investigations.flatMap((one) => one.arrests);
    expect(arrests).toHaveLength(402);
    expect(arrests.filter(({ at }) => at >= first)).toEqual([]);
  });

  it('were told of by the public while they were open, and every plot before it was stopped', () => {
    const cases = new Map(earlier.investigations.map((one) => [one.operation, one]));
    expect(earlier.contributions.map(({ receivedAt }) => receivedAt)).toEqual(
      earlier.contributions.map(({ receivedAt }) => receivedAt).toSorted(),
    );
    for (const { receivedAt, triage } of earlier.contributions) {
      expect(triage).not.toBeNull();
      for (const operation of triage?.operations ?? [])
        expect(receivedAt < (cases.get(operation)?.disruption?.at ?? cases.get(operation)?.closedAt ?? '')).toBe(true);
    }
  });
});

describe('operation names', () => {
  it('are never given twice, not even in thousands', () => {
    const names = generate({ ...small, investigations: 3000 }).investigations.map(({ operation }) => operation);
    expect(new Set(names).size).toBe(3000);
    expect(names.filter((name) => !/^[A-Z][A-Z ]{2,39}$/.test(name))).toEqual([]);
  });
});

describe('the threat level', () => {
  it('runs from August 2014 to the last day and was SEVERE at the end', () => {
    const { threatLevels } = wholeDemonstration().world;
    expect(threatLevels[0]).toMatchObject({ from: '2014-08-28T23:00:00.000Z', level: 'SEVERE' });
    expect(threatLevels.at(-1)?.level).toBe('SEVERE');
    const dates = threatLevels.map((one) => one.from);
    expect(dates).toEqual(dates.toSorted());
    expect(generate({ ...small, until: '2016-06-30' }).threatLevels.map(({ level }) => level)).toEqual(['SEVERE']);
  });
});
