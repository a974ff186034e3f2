import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { type Office, openOffice } from '../support/engine.ts';

/** Everything that an officer can read in these rooms, as one value. */
async function allThatIsSeen(office: Office, login: string, visible: number) {
  const viewer = office.as(login);
  const words = ['harbour', 'heron', 'Craig Dunmore', '07700 900123', 'TX21 ABC', 'INV-26-0001', 'INV-26-C1-0001'];
  const investigation = { id: visible };
  return {
    list: await viewer.do('investigations.list', {}),
    look: await viewer.do('investigations.look', investigation),
    timeline: await viewer.do('investigations.timeline', investigation),
    tips: await viewer.do('investigations.tips', { ...investigation, after: null }),
    decisions: await viewer.do('investigations.decisions', investigation),
    actions: await viewer.do('investigations.actions', investigation),
    own: await viewer.do('investigations.actions', { id: null }),
    entities: await viewer.do('investigations.entities', { text: '', kind: null }),
    person: await viewer.do('investigations.entity', { kind: 'phone', value: '+447700900123' }),
    found: await Promise.all(words.map((text) => viewer.do('exchange.search', { text, limit: 50 }))),
    dashboard: await viewer.do('oversight.dashboard', { day: null }),
    arrests: await viewer.do('oversight.arrests', { from: '2024-01-01', to: '2026-12-31' }),
    work: await viewer.do('oversight.myWork', {}),
    stats: await viewer.do('exchange.stats', {}),
    refused: await Promise.all([98, 99].map((id) => viewer.fails('investigations.look', { id }))),
  };
}

const open = (operation: string, more: object): Input<'investigations.open'> => ({
  operation,
  kind: 'attack plot',
  priority: 'P1B',
  reason: 'Tips agree',
  summary: 'Filming the harbour gates.',
  area: 'Wexmouth',
  marking: 'OFFICIAL-SENSITIVE',
  compartmentId: null,
  ...more,
});
const at = '2026-03-01T09:00:00.000Z';
const evidence = { intent: true, target: true, capability: true, rehearsal: false };

async function visibleWorld(): Promise<{ office: Office; id: number; tip: number }> {
  const office = await openOffice({
    people: [
      { login: 'inside', roles: ['case_officer', 'supervisor'], compartments: ['MEADOW'] },
      { login: 'second', roles: ['supervisor'], compartments: ['MEADOW'] },
      { login: 'plain', roles: ['case_officer', 'manager'], clearance: 'OFFICIAL-SENSITIVE' },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
  const { id } = await office.as('plain').do('investigations.open', open('RED KITE', {}));
  const form = { channel: 'hotline' as const, text: 'Rang from 07700 900123 about the harbour' };
  const { id: tip } = await office.as('plain').do('intake.record', { form, draftId: null });
  await office.as('plain').do('linking.decide', { contributionId: tip, investigationId: id, decision: 'linked' });
  return { office, id, tip };
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
async function hide(office: Office, hidden: number, tip: number, deed: (typeof deeds)[number]): Promise<void> {
  const inside = office.as('inside');
  const compartmentId = office.compartment('MEADOW');
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
    await office.as('second').do('investigations.countersign', { id: hidden, assessmentId, agree: true });
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
          const { office, id, tip } = await visibleWorld();
          try {
            const before = await allThatIsSeen(office, 'plain', id);
            const reach = by === 'SECRET' ? { marking: 'SECRET' } : { compartmentId: office.compartment('MEADOW') };
            const hidden = await office.as('inside').do('investigations.open', open('GREY HERON', reach));
            const sees = await allThatIsSeen(office, 'inside', id);
            expect(sees.list.rows).toHaveLength(2);
            for (const deed of done) await hide(office, hidden.id, tip, deed);
            expect(await allThatIsSeen(office, 'plain', id)).toEqual(before);
            expect(await office.as('plain').fails('investigations.look', { id: hidden.id })).toEqual(before.refused[0]);
          } finally {
            await office.close();
          }
        },
      ),
      { numRuns: 10 },
    );
  }, 60_000);
});
