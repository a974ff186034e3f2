import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

/** Everything that an officer can read in these rooms, as one value. */
async function allThatIsSeen(harness: Harness, login: string, visible: number) {
  const viewer = harness.as(login);
  const words = ['harbour', 'heron', 'Craig Dunmore', '07700 900123', 'TX21 ABC', 'INV-26-0001', 'INV-26-C1-0001'];
  const investigation = { id: visible };
  return {
    list: await viewer.do('investigations.list', {}),
    look: await viewer.do('investigations.get', investigation),
    timeline: await viewer.do('investigations.timeline', investigation),
    tips: await viewer.do('investigations.tips', { ...investigation, after: null }),
    decisions: await viewer.do('investigations.decisions', { ...investigation, after: null, limit: 50 }),
    actions: await viewer.do('investigations.actions', { ...investigation, after: null, limit: 50 }),
    own: await viewer.do('investigations.myActions', { after: null, limit: 50 }),
    entities: await viewer.do('investigations.entities', { text: '', kind: null, after: null }),
    person: await viewer.do('investigations.entity', { kind: 'phone', value: '+447700900123' }),
    found: await Promise.all(words.map((text) => viewer.do('search.find', { text, limit: 50 }))),
    dashboard: await viewer.do('oversight.dashboard', { day: null }),
    arrests: await viewer.do('oversight.arrests', { from: '2024-01-01', to: '2026-12-31' }),
    work: await viewer.do('myWork.get', {}),
    stats: await viewer.do('oversight.stats', {}),
    refused: await Promise.all([98, 99].map((id) => viewer.fails('investigations.get', { id }))),
  };
}

const open = (operation: string, more: object) =>
  openingForm({ operation, summary: 'Filming the harbour gates.', area: 'Wexmouth', ...more });
const at = '2026-03-01T09:00:00.000Z';
const evidence = { intent: true, target: true, capability: true, rehearsal: false };

async function visibleWorld(): Promise<{ harness: Harness; id: number; tip: number }> {
  const harness = await openHarness({
    people: [
      { login: 'inside', roles: ['case_officer', 'supervisor'], compartments: ['MEADOW'] },
      { login: 'second', roles: ['supervisor'], compartments: ['MEADOW'] },
      { login: 'plain', roles: ['case_officer', 'manager'], clearance: 'OFFICIAL-SENSITIVE' },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
  const { id } = await harness.as('plain').do('investigations.open', open('RED KITE', {}));
  const { id: tip } = await recordTip(harness, 'plain', 'Rang from 07700 900123 about the harbour');
  await harness.as('plain').do('linking.decide', { contributionId: tip, investigationId: id, decision: 'linked' });
  return { harness, id, tip };
}

const deeds = [
  'tip',
  'subject',
  'identifier',
  'event',
  'arrest',
  'stage',
  'disruption',
  'decision',
  'action',
  'link',
] as const;

/** What is done inside the closed circle, or above the clearance. */
async function hide(harness: Harness, hidden: number, tip: number, deed: (typeof deeds)[number]): Promise<void> {
  const inside = harness.as('inside');
  const compartmentId = harness.compartment('MEADOW');
  const text = 'Craig Dunmore, TX21 ABC, rang from 07700 900123 about the harbour';
  if (deed === 'tip') {
    await inside.do('intake.record', { form: { channel: 'hotline', text, compartmentId }, draftId: null });
    await inside.do('intake.record', { form: { channel: 'online', text, marking: 'SECRET' }, draftId: null });
  } else if (deed === 'subject')
    await inside.do('investigations.addSubject', {
      id: hidden,
      role: 'suspect',
      name: 'Craig Dunmore',
      aliases: [],
      born: null,
    });
  else if (deed === 'identifier')
    for (const [kind, written] of [
      ['phone', '07700 900123'],
      ['vrm', 'TX21 ABC'],
    ] as const)
      await inside.do('investigations.addIdentifier', { id: hidden, subjectId: null, kind, text: written });
  else if (deed === 'event')
    await inside.do('investigations.addEvent', {
      id: hidden,
      kind: 'sighting',
      title: 'At the harbour',
      detail: '',
      when: { from: at, to: null, precision: 'day', basis: 'reported' },
      place: null,
      subjectId: null,
      contributionId: tip,
      knownAt: null,
    });
  else if (deed === 'arrest')
    await inside.do('investigations.recordArrest', { id: hidden, subjectId: null, at, outcome: 'pending' });
  else if (deed === 'stage') {
    const assess = { id: hidden, at, stage: 'rehearsal' as const, evidence, reason: 'Seen at it' };
    const { assessmentId } = await inside.do('investigations.assessStage', assess);
    await harness.as('second').do('investigations.countersign', { id: hidden, assessmentId, agree: true });
    await inside.do('investigations.assessStage', assess);
  } else if (deed === 'disruption')
    await inside.ask('investigations.recordDisruption', { id: hidden, at, summary: 'Arrested' });
  else if (deed === 'decision')
    await inside.do('investigations.addDecision', {
      id: hidden,
      title: 'Watch',
      text: '',
      reason: 'Because',
      decidedAt: null,
      supersedes: null,
    });
  else if (deed === 'action')
    await inside.do('investigations.raiseAction', {
      id: hidden,
      title: 'Ask',
      priority: 'H',
      due: '2026-03-01',
      allocatedTo: null,
      contributionId: tip,
    });
  else await inside.do('linking.decide', { contributionId: tip, investigationId: hidden, decision: 'linked' });
}

describe('whoever is outside a closed circle', () => {
  it('reads exactly what he would read if nothing of it existed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('compartment', 'SECRET'),
        fc.array(fc.constantFrom(...deeds), { minLength: 4, maxLength: 14 }),
        async (by, done) => {
          const { harness, id, tip } = await visibleWorld();
          try {
            const before = await allThatIsSeen(harness, 'plain', id);
            const reach = by === 'SECRET' ? { marking: 'SECRET' } : { compartmentId: harness.compartment('MEADOW') };
            const hidden = await harness.as('inside').do('investigations.open', open('GREY HERON', reach));
            const sees = await allThatIsSeen(harness, 'inside', id);
            expect(sees.list.rows).toHaveLength(2);
            for (const deed of done) await hide(harness, hidden.id, tip, deed);
            expect(await allThatIsSeen(harness, 'plain', id)).toEqual(before);
            expect(await harness.as('plain').fails('investigations.get', { id: hidden.id })).toEqual(before.refused[0]);
          } finally {
            await harness.close();
          }
        },
      ),
      { numRuns: 10 },
    );
  });
});
