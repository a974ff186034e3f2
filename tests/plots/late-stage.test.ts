import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assessed, countsAsLateStage, decisive, isLateStage } from '../../main/plots/late-stage.ts';
import type { LateStageRule } from '../../preload/contract/rule-shapes.ts';
import { PlotStage, rank } from '../../preload/contract/vocabulary.ts';

const rule: LateStageRule = { all: ['intent'], any: ['target', 'capability', 'rehearsal'], countersigned: true };
const late = { intent: true, target: false, capability: true, rehearsal: false };
const early = { intent: true, target: false, capability: false, rehearsal: false };

function assessed(changes: Partial<Assessed>): Assessed {
  return {
    at: '2026-01-10T09:00:00.000Z',
    stage: 'capability',
    evidence: late,
    countersigned: true,
    refused: false,
    ...changes,
  };
}
const disruptedAt = '2026-02-01T05:00:00.000Z';

describe('a plot that was disrupted', () => {
  it('does not count while nobody countersigned', () => {
    expect(countsAsLateStage(rule, [assessed({ countersigned: false })], disruptedAt)).toBe(false);
  });

  it('does not count on an assessment that was refused', () => {
    expect(countsAsLateStage(rule, [assessed({ countersigned: false, refused: true })], disruptedAt)).toBe(false);
    expect(countsAsLateStage({ ...rule, countersigned: false }, [assessed({ refused: true })], disruptedAt)).toBe(
      false,
    );
  });

  it('does not count on what was assessed after the disruption', () => {
    expect(countsAsLateStage(rule, [assessed({ at: '2026-02-01T05:00:00.001Z' })], disruptedAt)).toBe(false);
    expect(countsAsLateStage(rule, [assessed({ at: disruptedAt })], disruptedAt)).toBe(true);
  });

  it('does not count without an assessment, nor on capability without intent', () => {
    expect(countsAsLateStage(rule, [], disruptedAt)).toBe(false);
    const able = assessed({ evidence: { ...late, intent: false } });
    expect(countsAsLateStage(rule, [able], disruptedAt)).toBe(false);
  });

  it('still counts by its highest stage after it went back a stage', () => {
    const peak = assessed({ at: '2026-01-05T09:00:00.000Z' });
    const back = assessed({ at: '2026-01-20T09:00:00.000Z', stage: 'concern', evidence: early });
    expect(countsAsLateStage(rule, [peak, back], disruptedAt)).toBe(true);
  });

  it('is decided by the highest stage even where a lower one had the evidence', () => {
    const lower = assessed({ stage: 'capability' });
    const higher = assessed({ stage: 'rehearsal', evidence: early });
    expect(countsAsLateStage(rule, [lower, higher], disruptedAt)).toBe(false);
  });

  it('takes the later of two assessments at the same stage', () => {
    const first = assessed({ at: '2026-01-05T09:00:00.000Z' });
    const second = assessed({ at: '2026-01-06T09:00:00.000Z', evidence: early });
    expect(decisive(rule, [second, first], disruptedAt)).toBe(second);
  });
});

describe('the rule as data', () => {
  const signs = ['intent', 'target', 'capability', 'rehearsal'] as const;
  const someRule = fc.record({
    all: fc.uniqueArray(fc.constantFrom(...signs)),
    any: fc.uniqueArray(fc.constantFrom(...signs)),
    countersigned: fc.boolean(),
  });
  const someAssessed = fc.record({
    at: fc.integer({ min: 0, max: 20 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString()),
    stage: fc.constantFrom(...PlotStage.options),
    evidence: fc.record({
      intent: fc.boolean(),
      target: fc.boolean(),
      capability: fc.boolean(),
      rehearsal: fc.boolean(),
    }),
    countersigned: fc.boolean(),
    refused: fc.boolean(),
  });
  const until = '2026-01-12T00:00:00.000Z';

  it('never counts on anything but an assessment that stands, in time, at the highest stage', () => {
    fc.assert(
      fc.property(someRule, fc.array(someAssessed, { maxLength: 8 }), (anyRule, all) => {
        const eligible = all.filter((a) => a.at <= until && !a.refused && (a.countersigned || !anyRule.countersigned));
        const top = Math.max(-1, ...eligible.map((a) => rank(PlotStage, a.stage)));
        const peak = decisive(anyRule, all, until);
        if (peak === null) expect(eligible).toEqual([]);
        else {
          expect(eligible).toContain(peak);
          expect(rank(PlotStage, peak.stage)).toBe(top);
          expect(eligible.filter((a) => rank(PlotStage, a.stage) === top && a.at > peak.at)).toEqual([]);
        }
      }),
    );
  });

  it('does not depend on the order in which assessments were written down', () => {
    fc.assert(
      fc.property(
        someRule,
        fc
          .uniqueArray(someAssessed, { maxLength: 6, selector: (a) => a.at })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        (anyRule, [all, mixed]) => {
          expect(countsAsLateStage(anyRule, mixed, until)).toBe(countsAsLateStage(anyRule, all, until));
        },
      ),
    );
  });

  it('never loses a late stage by more evidence on the same assessment', () => {
    fc.assert(
      fc.property(someRule, someAssessed, fc.constantFrom(...signs), (anyRule, one, sign) => {
        if (!isLateStage(anyRule, one)) return;
        expect(isLateStage(anyRule, { ...one, evidence: { ...one.evidence, [sign]: true } })).toBe(true);
      }),
    );
  });
});
