/**
 * Two worlds: one with things that an officer may not know of, one in which these were never made. Whatever the officer
 * asks, both have to answer the same: in lists, counts, suggestions, names of operations, histories and errors.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VerbName } from '../../preload/contract/index.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

const names = ['Craig Dunmore', 'Lee Hartnoll', 'Joanne Pickavance'];
const phones = ['07700 900123', '07700 900141', '07700 900166'];

/** One thing that happens, in the order given. Hidden things are left out of the second world. */
const steps = fc.oneof(
  fc.record({ does: fc.constant('investigation' as const), hidden: fc.boolean(), who: fc.nat(2) }),
  fc.record({ does: fc.constant('tip' as const), hidden: fc.boolean(), who: fc.nat(2) }),
  fc.record({
    does: fc.constant('link' as const),
    hidden: fc.boolean(),
    tip: fc.nat(9),
    investigation: fc.nat(9),
    decision: fc.constantFrom('linked' as const, 'unsure' as const),
  }),
  fc.record({ does: fc.constant('triage' as const), tip: fc.nat(9) }),
  fc.record({ does: fc.constant('undo' as const), tip: fc.nat(9) }),
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

interface Thing {
  id: number;
  hidden: boolean;
}

/** What an answer says, but for ids, numbers of references and places of pages: the two worlds number their rows differently. */
function told(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => {
    if (/^(id|investigationId|contributionId|changeId)$/.test(key)) return 'id';
    if (key === 'next') return value !== null;
    return typeof value === 'string' ? value.replace(/(TIP|INV)-\d\d-\d+/g, '$1') : value;
  });
}

async function play(story: readonly Step[], withHidden: boolean): Promise<string[]> {
  const harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer', 'supervisor'], clearance: 'SECRET' },
      { login: 'h.mason', roles: ['case_officer'], clearance: 'TOP SECRET', compartments: ['Heron'] },
    ],
  });
  const tips: (Thing | null)[] = [];
  const investigations: (Thing | null)[] = [];
  for (const step of story) await act(harness, step, withHidden, tips, investigations);
  const answers = await askEverything(harness, tips, investigations);
  await harness.close();
  return answers;
}

async function act(
  harness: Harness,
  step: Step,
  withHidden: boolean,
  tips: (Thing | null)[],
  investigations: (Thing | null)[],
) {
  if (step.does === 'investigation') {
    const name = names[step.who] ?? '';
    const phone = (phones[step.who] ?? '').replace(/^0/, '+44').replaceAll(' ', '');
    const left = step.hidden && !withHidden;
    const operation = `${step.hidden ? 'HIDDEN' : 'OPEN'} ${investigations.length}`;
    const staged = { operation, subject: { name, phones: [phone] }, ...(step.hidden ? { compartment: 'Heron' } : {}) };
    investigations.push(left ? null : { id: stageInvestigation(harness, staged), hidden: step.hidden });
  } else if (step.does === 'tip') {
    const left = step.hidden && !withHidden;
    const text = `${names[step.who]} rang from ${phones[step.who]} about the hall.`;
    const form = {
      channel: 'hotline' as const,
      text,
      area: 'Halverton',
      ...(step.hidden ? { compartmentId: harness.compartment('Heron') } : {}),
    };
    const made = left ? null : await harness.as('h.mason').do('intake.record', { form, draftId: null });
    tips.push(made === null ? null : { id: made.id, hidden: step.hidden });
  } else if (step.does === 'link') {
    const [tip, investigation] = [tips[step.tip], investigations[step.investigation]];
    if (!tip || !investigation) return;
    await harness
      .as(investigation.hidden || tip.hidden ? 'h.mason' : 'p.shah')
      .ask('linking.decide', { contributionId: tip.id, investigationId: investigation.id, decision: step.decision });
  } else {
    const tip = tips[step.tip];
    if (!tip || tip.hidden) return;
    if (step.does === 'undo') await harness.as('p.shah').ask('contributions.undo', { id: tip.id });
    else {
      const looked = await harness.as('p.shah').do('triage.get', { id: tip.id });
      await harness
        .as('p.shah')
        .do('triage.setOutcome', { id: tip.id, version: looked.version, outcome: 'trace', reason: 'Checked.' });
    }
  }
}

async function askEverything(
  harness: Harness,
  tips: readonly (Thing | null)[],
  investigations: readonly (Thing | null)[],
) {
  const open = (things: readonly (Thing | null)[]) =>
    things.filter((thing): thing is Thing => thing !== null && !thing.hidden);
  const officer = harness.as('p.shah');
  const answers: string[] = [];
  const ask = async (verb: VerbName, input: unknown) => {
    answers.push(`${verb}: ${told(await officer.ask(verb, input))}`);
  };
  for (const sort of ['newest', 'oldest'])
    await ask('contributions.queue', { filter: {}, sort, after: null, limit: 50 });
  for (const filter of [{}, { states: ['linked'] }, { area: 'Halverton' }, { text: 'hall' }, { olderThanHours: 1 }]) {
    await ask('contributions.queue', { filter, sort: 'newest', after: null, limit: 3 });
    await ask('contributions.count', { filter });
  }
  for (const { id } of open(tips)) {
    await ask('triage.get', { id });
    await ask('linking.suggestions', { contributionId: id });
    await ask('linking.sameOrigin', { contributionId: id });
    for (const one of open(investigations))
      await ask('linking.compare', { contributionId: id, investigationId: one.id });
  }
  await ask('linking.deconflictionHits', { limit: 50 });
  await ask('linking.countDeconflictionHits', {});
  await ask('linking.watchList', {});
  await ask('linking.countWatched', {});
  for (const { id } of open(investigations))
    await ask('contributions.queue', { filter: { investigationId: id }, sort: 'newest', after: null, limit: 50 });
  for (const text of ['hidden', 'open', 'INV']) await ask('linking.findInvestigation', { text });
  for (const at of [0, 1, 2]) await ask('linking.suggestForText', { text: `Was that ${names[at]}, ${phones[at]}?` });
  await ask('access.me', {});
  // Out of reach, or not there at all: one answer for both.
  const never = 987_654;
  const failures = (id: number): [VerbName, unknown][] => [
    ['triage.get', { id }],
    ['triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked.' }],
    ['triage.signOff', { id, version: 1, agree: true }],
    [
      'triage.assess',
      { id, version: 9, rcap: { risk: 'low', credibility: 'low', actionability: 'low', proportionality: 'low' } },
    ],
    ['triage.grade', { id, as: 'submitter', source: '2', intelligence: 'D', handling: 'P' }],
    ['contributions.undo', { id }],
    ['triage.revealSource', { id, reason: 'To ring back.' }],
    ['linking.suggestions', { contributionId: id }],
    ['linking.decide', { contributionId: id, investigationId: id, decision: 'linked' }],
  ];
  for (const tip of tips)
    if (tip?.hidden)
      for (const [at, [verb, input]] of failures(tip.id).entries())
        expect(await officer.ask(verb, input)).toEqual(await officer.ask(verb, failures(never)[at]?.[1]));
  return answers;
}

describe('what an officer may not know of', () => {
  it('shows nowhere: the world with it answers like the world without it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 14 }), async (story) => {
        const opening: Step[] = [
          { does: 'tip', hidden: false, who: 0 },
          { does: 'investigation', hidden: false, who: 0 },
          { does: 'investigation', hidden: true, who: 0 },
          { does: 'tip', hidden: true, who: 0 },
        ];
        const all = [...opening, ...story];
        expect(await play(all, true)).toEqual(await play(all, false));
      }),
      { numRuns: 12 },
    );
  });

  it('is really there in the first world', async () => {
    const harness = await openHarness({
      people: [{ login: 'h.mason', roles: ['case_officer'], compartments: ['Heron'] }],
    });
    stageInvestigation(harness, { operation: 'HIDDEN', compartment: 'Heron', subject: { name: 'Craig Dunmore' } });
    expect((await harness.as('h.mason').do('linking.findInvestigation', { text: 'hidden' })).found).toHaveLength(1);
    await harness.close();
  });
});
