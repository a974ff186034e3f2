/** In worlds made by chance, no answer about charts has anything in it that whoever asks may not see. */
import { afterEach, describe, expect, it } from 'vitest';
import { chance, pick, stream } from '../../main/demonstration/generate/random.ts';
import type { ChartLink, ChartThing, ThingRef } from '../../preload/contract/charts.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
afterEach(() => harness.close());

const phones = ['07700 900123', '07700 900141', '07700 900166'];
const plates = ['TX21 ABC', 'AB12 CDE'];
const rest = {
  source: '',
  contributionId: null,
  documentId: null,
  eventId: null,
  exhibitId: null,
  grade: null,
} as const;
const names = ['Craig Dunmore', 'Lee Hartnoll', 'Joanne Pickavance'];

/** Casework of which some is in a closed circle, some is highly marked, and some leads from the one to the other. */
async function worldOf(seed: number) {
  const random = stream(seed, 'charts');
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'mason', roles: ['case_officer', 'supervisor'], clearance: 'TOP SECRET', compartments: ['HERON'] },
    ],
  });
  const mason = harness.as('mason');
  const cases: number[] = [];
  const entities: number[] = [];
  for (let n = 0; n < 6; n++) {
    const standing = n < 3 ? {} : chance(random, 0.5) ? { compartmentId: 1 } : { marking: 'SECRET' as const };
    const { id } = await mason.do(
      'investigations.open',
      openingForm({ operation: `OPEN ${'ABCDEF'[n]}`, ...standing }),
    );
    cases.push(id);
    const person = { id, role: 'suspect' as const, name: pick(random, names), aliases: [], born: null };
    const { subjectId } = await mason.do('investigations.addSubject', person);
    const own = { id, subjectId: chance(random, 0.5) ? subjectId : null };
    await mason.do('investigations.addIdentifier', { ...own, kind: 'phone', text: pick(random, phones) });
    await mason.do('investigations.addIdentifier', { ...own, kind: 'vrm', text: pick(random, plates) });
    const { entityId } = await mason.do('entities.add', {
      investigationId: id,
      kind: 'person',
      title: pick(random, names),
      description: '',
      aliases: [],
      identifiers: [{ kind: 'phone', text: pick(random, phones) }],
      ...rest,
    });
    for (const otherEntityId of entities.filter(() => chance(random, 0.5))) {
      const ends = { entityId, otherEntityId, subjectId: null };
      const none = { fromDay: null, toDay: null, ...rest };
      await mason.do('entities.relate', { ...ends, relation: 'associate_of', ...none });
      if (chance(random, 0.3)) await mason.do('entities.saySame', { ...ends, reason: 'The same birthday' });
    }
    const ends = { entityId, otherEntityId: null, subjectId: chance(random, 0.5) ? subjectId : null };
    if (ends.subjectId !== null) await mason.do('entities.saySame', { ...ends, reason: 'The same name' });
    entities.push(entityId);
  }
  for (let n = 0; n < 12; n++) {
    const text = `${pick(random, names)} in ${pick(random, plates)} rang from ${pick(random, phones)}.`;
    const standing = chance(random, 0.6)
      ? {}
      : chance(random, 0.5)
        ? { compartmentId: 1 }
        : { marking: 'SECRET' as const };
    const { id: contributionId } = await recordTip(harness, 'mason', text, standing);
    for (const investigationId of [pick(random, cases), pick(random, cases)])
      if (chance(random, 0.7))
        await mason.do('linking.decide', { contributionId, investigationId, decision: 'linked' });
    const event = {
      kind: 'meeting',
      title: `Meeting ${n}`,
      detail: '',
      place: null,
      subjectId: null,
      knownAt: null,
    } as const;
    const when = { from: '2026-03-01T09:00:00.000Z', to: null, precision: 'day', basis: 'reported' } as const;
    await mason.do('investigations.addEvent', { id: pick(random, cases), ...event, when, contributionId });
  }
  return { random, cases };
}

const query = (text: string) => harness.peek().prepare(text).all() as { what: string; id: number }[];
const open = 'compartmentId = 0 and markingRank <= 1';
/** Looked up past need to know: what shah may see, by the tables themselves. */
function mayBeSeen(): Set<string> {
  const inCase = (table: string) =>
    `select '${table}Id' as what, id from ${table}_row where investigationId in (select id from investigation_row where ${open})`;
  const rows = query(
    `select 'investigationId' as what, id from investigation_row where ${open}
     union all select 'contributionId', id from contribution_row where ${open}
     union all ${inCase('subject')} union all ${inCase('event')} union all ${inCase('arrest')} union all ${inCase('entity')}`,
  );
  const values = harness
    .peek()
    .prepare(
      `select kind || ':' || value as held from case_identifier_row
         where investigationId in (select id from investigation_row where ${open})
       union select kind || ':' || value from identifier_row
         where contributionId in (select id from contribution_row where ${open})`,
    )
    .all() as { held: string }[];
  return new Set([...rows.map(({ what, id }) => `${what}:${id}`), ...values.map(({ held }) => held)]);
}

const named = (thing: ThingRef) =>
  'kind' in thing ? `${thing.kind}:${thing.value}` : Object.entries(thing).map(([what, id]) => `${what}:${id}`)[0];

describe('what is drawn for somebody', () => {
  for (const seed of [1, 2, 3])
    it(`is only what they may see, in world ${seed}`, async () => {
      const { random, cases } = await worldOf(seed);
      const shah = harness.as('shah');
      const seen = mayBeSeen();
      const all: ThingRef[] = [
        ...query('select 1 as what, id from investigation_row').map(({ id }) => ({ investigationId: id })),
        ...query('select 1 as what, id from contribution_row').map(({ id }) => ({ contributionId: id })),
        ...query('select 1 as what, id from subject_row').map(({ id }) => ({ subjectId: id })),
        ...query('select 1 as what, id from entity_row').map(({ id }) => ({ entityId: id })),
        ...query('select 1 as what, id from event_row').map(({ id }) => ({ eventId: id })),
        { kind: 'phone', value: '+447700900123' },
        { kind: 'vrm', value: 'TX21ABC' },
      ];
      const holds = ({ things, links }: { things: ChartThing[]; links: ChartLink[] }) => {
        const ends = [...things.map(({ thing }) => thing), ...links.flatMap(({ from, to }) => [from, to])];
        expect(ends.map(named).filter((key) => !seen.has(key ?? ''))).toEqual([]);
        return ends.length;
      };
      let shown = holds(await shah.do('charts.draw', { things: all }));
      for (const thing of all) {
        const found = await shah.ask('charts.around', { thing });
        expect(found.ok).toBe(seen.has(named(thing) ?? ''));
        if (!found.ok) continue;
        const { groups } = await shah.do('charts.around', { thing });
        for (const { kind, count } of groups) {
          let after: string | null = null;
          const keys = new Set<string | undefined>();
          do {
            const page: Awaited<ReturnType<typeof next>> = await next(after);
            shown += holds(page);
            for (const one of page.things) keys.add(named(one.thing));
            after = page.next;
          } while (after !== null);
          function next(cursor: string | null) {
            return shah.do('charts.linked', { thing, kind, after: cursor, limit: 5 });
          }
          // Counted is what is then shown.
          expect(keys.size).toBe(count);
        }
      }
      const visible = all.filter((thing) => seen.has(named(thing) ?? ''));
      for (let n = 0; n < 12; n++) {
        const [from, to] = [pick(random, visible), pick(random, visible)];
        const found = await shah.do('charts.connect', { from, to, depth: 6, common: chance(random, 0.5) });
        shown += holds(found);
        expect(
          found.ways
            .flat()
            .map(named)
            .filter((key) => !seen.has(key ?? '')),
        ).toEqual([]);
      }
      const things = all.map((thing) => ({ thing, x: 0, y: 0, hidden: false, note: 'n', apart: [] }));
      const made = { investigationId: cases[0] ?? 0, name: 'All of it', note: '', things };
      const { id } = await harness.as('mason').do('charts.make', made);
      const opened = await shah.do('charts.open', { id });
      shown += holds(opened);
      expect(opened.placed.map(({ thing }) => named(thing)).filter((key) => !seen.has(key ?? ''))).toEqual([]);
      expect(opened.marking).toBe('OFFICIAL-SENSITIVE');
      expect(shown).toBeGreaterThan(50);
    });
});
