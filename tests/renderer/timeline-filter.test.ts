import { describe, expect, it } from 'vitest';
import { density } from '../../renderer/features/plots/timeline/density.ts';
import { applyFilter, choices, noFilter, stagesKnownBy } from '../../renderer/features/plots/timeline/filter.ts';
import { moveTo } from '../../renderer/features/plots/timeline/keyboard.ts';
import { endOfDayAfter } from '../../renderer/features/plots/timeline/known-slider.tsx';
import { layOutLane } from '../../renderer/features/plots/timeline/layout.ts';
import { whenInWords } from '../../renderer/features/plots/timeline/mark-labels.ts';
import { gripAt } from '../../renderer/features/plots/timeline/overview.tsx';
import { place } from '../../renderer/features/plots/timeline/span.ts';
import { bandOf } from '../../renderer/features/plots/timeline/stage-band.ts';
import { windowAround } from '../../renderer/features/plots/timeline/timeline-window.ts';
import type { LaneName, StageStep, TimelineItem } from '../../renderer/features/plots/timeline/types.ts';

function item(id: string, lane: LaneName, day: number, more: Partial<TimelineItem> = {}): TimelineItem {
  const at = new Date(Date.UTC(2026, 0, day, 12)).toISOString();
  return {
    id,
    lane,
    kind: 'hotline',
    title: id,
    detail: '',
    from: at,
    to: null,
    precision: 'minute',
    basis: 'reported',
    knownAt: at,
    persons: [],
    toPrecision: null,
    place: null,
    source: null,
    stage: null,
    marking: 'OFFICIAL-SENSITIVE',
    caveats: [],
    ...more,
  };
}

const step = (from: string, stage: StageStep['stage'], late: boolean): StageStep => ({
  from,
  stage,
  knownAt: from,
  lateStageSince: late ? from : null,
  disrupted: null,
});

describe('what did we know, when?', () => {
  const early = item('bought in January, known in March', 'event', 5, { knownAt: '2026-03-10T09:00:00.000Z' });
  const tip = item('tip of 20 January', 'tip', 20);

  it('hides what happened early and was learned late', () => {
    const { placed } = place([early, tip]);
    const knownBy = Date.parse('2026-02-01T00:00:00.000Z');
    expect(applyFilter(placed, { ...noFilter, knownBy }).map(({ item: { id } }) => id)).toEqual(['tip of 20 January']);
  });

  it('counts a whole British day as known by its end', () => {
    expect(new Date(endOfDayAfter(Date.parse('2026-03-28T09:00:00Z'), 1, 'Europe/London')).toISOString()).toBe(
      '2026-03-29T22:59:59.999Z',
    );
  });

  it('takes stage assessments back to what had been assessed by then', () => {
    const steps = [
      step('2026-01-01T00:00:00.000Z', 'intent', false),
      step('2026-03-01T00:00:00.000Z', 'rehearsal', true),
    ];
    expect(stagesKnownBy(steps, Date.parse('2026-02-01')).map(({ stage }) => stage)).toEqual(['intent']);
    expect(stagesKnownBy(steps, null)).toHaveLength(2);
  });

  it('knows a stage since it was written down, and late-stage since it was countersigned', () => {
    const written = { ...step('2026-01-01T00:00:00.000Z', 'capability', true), knownAt: '2026-01-10T00:00:00.000Z' };
    const steps = [{ ...written, lateStageSince: '2026-01-20T00:00:00.000Z' }];
    const known = (day: string) =>
      stagesKnownBy(steps, Date.parse(day)).map(({ lateStageSince }) => lateStageSince !== null);
    expect([known('2026-01-05'), known('2026-01-15'), known('2026-01-25')]).toEqual([[], [false], [true]]);
  });

  it('a stage is over since its disruption was recorded', () => {
    const disrupted = { at: '2026-02-01T00:00:00.000Z', knownAt: '2026-02-05T00:00:00.000Z' };
    const steps = [{ ...step('2026-01-01T00:00:00.000Z', 'intent', false), disrupted }];
    const ended = (day: string) => stagesKnownBy(steps, Date.parse(day)).map((one) => one.disrupted !== null);
    expect([ended('2026-02-03'), ended('2026-02-07')]).toEqual([[false], [true]]);
  });
});

describe('filters', () => {
  it('drop items that do not carry the field, and hold together', () => {
    const { placed } = place([
      item('a', 'tip', 1, { persons: ['A. Fenwick'], place: 'Marsh Lane' }),
      item('b', 'tip', 2, { persons: ['A. Fenwick'] }),
      item('c', 'tip', 3),
    ]);
    const filter = { ...noFilter, persons: ['A. Fenwick'], places: ['Marsh Lane'] };
    expect(applyFilter(placed, filter).map(({ item: { id } }) => id)).toEqual(['a']);
    expect(choices(placed, 'person')).toEqual([{ value: 'A. Fenwick', count: 2 }]);
  });
});

describe('moving by keyboard', () => {
  const items = place([
    item('t1', 'tip', 1),
    item('t2', 'tip', 10),
    item('t3', 'tip', 20),
    item('d1', 'decision', 9),
    item('d2', 'decision', 25),
  ]).placed;
  const lane = (name: LaneName) => {
    const held = items.filter(({ item: { lane: each } }) => each === name);
    const { marks } = layOutLane(
      held,
      windowAround({ start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 14) }),
      1000,
      2,
    );
    return { lane: name, items: held, marks };
  };
  const lanes = [lane('tip'), { lane: 'event' as const, items: [], marks: [] }, lane('decision')];
  const to = (key: string, from: string) => moveTo(key, lanes, from)?.item.id ?? null;

  it('stops at the ends and does not move for other keys', () => {
    expect(to('ArrowLeft', 't1')).toBeNull();
    expect(to('ArrowRight', 't3')).toBeNull();
    expect(to('x', 't1')).toBeNull();
    expect(to('ArrowRight', 'not there')).toBeNull();
  });

  it('goes on past the edge of what is in sight', () => {
    expect(to('ArrowRight', 't2')).toBe('t3');
  });

  it('skips an empty lane and lands on the nearest in time of what is in sight there', () => {
    expect(to('ArrowDown', 't2')).toBe('d1');
    expect(to('ArrowUp', 'd2')).toBe('t2');
  });

  it('goes to the first and the last of the lane', () => {
    expect(to('End', 't1')).toBe('t3');
    expect(to('Home', 't3')).toBe('t1');
  });
});

describe('bands and words', () => {
  it('ends each stage where the next begins, and skips a date that cannot be read', () => {
    const band = bandOf(
      [
        step('2026-02-01T00:00:00.000Z', 'rehearsal', true),
        step('no date', 'intent', false),
        step('2026-01-01T00:00:00.000Z', 'intent', false),
      ],
      Date.parse('2026-03-01'),
    );
    expect(band.map(({ stage, rung }) => [stage, rung])).toEqual([
      ['intent', 1],
      ['rehearsal', 5],
    ]);
    expect(band[0]?.end).toBe(band[1]?.start);
  });

  it('ends a stage where the plot was disrupted, and begins anew with what was assessed after', () => {
    const disrupted = { at: '2026-02-01T00:00:00.000Z', knownAt: '2026-02-01T00:00:00.000Z' };
    const until = Date.parse('2026-06-01');
    const band = bandOf(
      [
        { ...step('2026-01-01T00:00:00.000Z', 'rehearsal', true), disrupted },
        step('2026-03-01T00:00:00.000Z', 'intent', false),
      ],
      until,
    );
    expect(band.map(({ end }) => end)).toEqual([Date.parse(disrupted.at), until]);
  });

  it('never says more of a date than is known', () => {
    expect(whenInWords(item('x', 'event', 14, { precision: 'month' }))).toBe('January 2026');
    expect(whenInWords(item('x', 'event', 14, { precision: 'approximate' }))).toBe('about 14 Jan 2026');
    expect(whenInWords(item('x', 'event', 14, { precision: 'day', to: '2026-01-16T12:00:00.000Z' }))).toBe(
      '14 Jan 2026 to 16 Jan 2026',
    );
  });

  it('counts every item once in the overview', () => {
    const { placed } = place([item('a', 'tip', 1), item('b', 'tip', 2), item('c', 'tip', 31)]);
    const counts = density(placed, { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 31) }, 10);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('takes hold of the edge that is pressed', () => {
    expect([gripAt(101, 100, 300), gripAt(296, 100, 300), gripAt(200, 100, 300)]).toEqual(['start', 'end', 'move']);
  });
});
