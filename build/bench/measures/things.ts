/** People and things of a working office: listed, opened, looked for by the matcher, recorded, on a chart and on the map. */
import { readIdentifiers } from '../../../main/matching/identifier-values.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { busyOperation } from '../fill.ts';
import { type Result, timed } from '../result.ts';
import type { Bench } from './reads.ts';

const officer = 's.kowal';
const nothing = {
  source: '',
  contributionId: null,
  documentId: null,
  eventId: null,
  exhibitId: null,
  grade: null,
} as const;
/** Records of people, and as many of what they drive and ring with. */
const people = 60;

type Adding = Input<'entities.add'>;
const form = (
  investigationId: number,
  kind: Adding['kind'],
  title: string,
  identifiers: Adding['identifiers'],
): Adding => ({ investigationId, kind, title, description: '', aliases: [], identifiers, ...nothing });

interface Things {
  /** Of people, by the order in which they were recorded. */
  ids: number[];
  investigationId: number;
  /** How long each took to be recorded, in milliseconds. */
  recorded: number[];
}

/** For each run. */
const made = new WeakMap<Bench['harness'], Promise<Things>>();

/** Names and plates that the sample's contributions speak of, as records of the busiest case; made once for a run. */
async function make({ harness, plain }: Bench): Promise<Things> {
  const investigationId = plain
    .prepare<[string], { id: number }>('select id from investigation_row where operation = ?')
    .get(busyOperation)?.id;
  if (investigationId === undefined) throw new Error('the busy investigation is not there');
  // A plate of which only a part was seen is none that a record has.
  const read = (kind: 'person' | 'vrm' | 'phone') =>
    plain
      .prepare<[string, number], { value: string; text: string }>(
        'select value, min(text) as text from identifier_row where kind = ? group by value order by count(*) desc, value limit ?',
      )
      .all(kind, 4 * people)
      .map(({ value, text }) => (kind === 'person' ? text : value))
      .filter((text) => {
        const { found, unread } = readIdentifiers(kind, text);
        return !unread && found.length === 1;
      })
      .slice(0, people);
  const [names, plates, phones] = [read('person'), read('vrm'), read('phone')];
  if (names.length === 0) throw new Error('the sample names nobody');
  const things: Things = { ids: [], investigationId, recorded: [] };
  const record = async (one: Adding) => {
    const started = performance.now();
    const { entityId } = await harness.ask(officer, 'entities.add', one);
    things.recorded.push(performance.now() - started);
    return entityId;
  };
  for (const [at, name] of names.entries()) {
    const [plate, phone] = [plates[at], phones[at]];
    const held = phone === undefined ? [] : [{ kind: 'phone' as const, text: phone }];
    const entityId = await record(form(investigationId, 'person', name, held));
    const before = things.ids.at(-1);
    things.ids.push(entityId);
    const ends = { entityId, subjectId: null, fromDay: null, toDay: null, ...nothing };
    if (before !== undefined)
      await harness.ask(officer, 'entities.relate', { ...ends, otherEntityId: before, relation: 'associate_of' });
    if (plate === undefined) continue;
    const van = await record(form(investigationId, 'vehicle', 'A van', [{ kind: 'vrm', text: plate }]));
    await harness.ask(officer, 'entities.relate', { ...ends, otherEntityId: van, relation: 'uses' });
  }
  return things;
}

function thingsOf(bench: Bench): Promise<Things> {
  const known = made.get(bench.harness) ?? make(bench);
  made.set(bench.harness, known);
  return known;
}

/** Each asked for once, of the vault that now has them: the plain copy was made before, so that nothing stands beside it. */
async function measured(
  bench: Bench,
  name: string,
  goal: number,
  asks: (things: Things) => readonly (() => Promise<unknown>)[],
): Promise<Result> {
  const ours: number[] = [];
  for (const ask of asks(await thingsOf(bench))) {
    const started = performance.now();
    await ask();
    ours.push(performance.now() - started);
  }
  return besideNothing(name, ours, goal);
}

const besideNothing = (name: string, ours: readonly number[], goal: number): Result => ({
  ...timed(name, { ours, plain: ours }, goal),
  ratio_plain: null,
});

export async function thingsAdded(bench: Bench): Promise<Result> {
  const { recorded } = await thingsOf(bench);
  return besideNothing('things-added', recorded, 300);
}

/** All of them, those of one case, those of one kind, and by a part of a name. */
export const thingsListed = (bench: Bench): Promise<Result> =>
  measured(bench, 'things-listed', 100, ({ investigationId }) =>
    ['', '', 'van', 'an', '077'].flatMap((text, at) =>
      [null, 'person' as const].map(
        (kind) => () =>
          bench.harness.ask(officer, 'entities.list', {
            investigationId: at === 1 ? investigationId : null,
            kind,
            text,
            after: null,
            limit: 50,
          }),
      ),
    ),
  );

export const thingsOpened = (bench: Bench): Promise<Result> =>
  measured(bench, 'things-opened', 100, ({ ids }) =>
    ids.map((entityId) => () => bench.harness.ask(officer, 'entities.get', { entityId })),
  );

/** The first page of the contributions that hold each. */
export const thingsHeld = (bench: Bench): Promise<Result> =>
  measured(bench, 'things-held', 300, ({ ids }) =>
    ids.map((entityId) => () => bench.harness.ask(officer, 'entities.heldBy', { entityId, after: null })),
  );

/** A chart of one with what it is linked with counted, and the first page of what the matcher finds drawn onto it. */
export const chartOfThings = (bench: Bench): Promise<Result> =>
  measured(bench, 'things-chart', 300, ({ ids }) =>
    ids.slice(0, 30).flatMap((entityId) => {
      const thing = { entityId };
      return [
        () => bench.harness.ask(officer, 'charts.around', { thing }),
        async () => {
          const page = { thing, kind: 'contribution', after: null, limit: 50 } as const;
          const { things } = await bench.harness.ask(officer, 'charts.linked', page);
          return bench.harness.ask(officer, 'charts.draw', { things: [thing, ...things.map((one) => one.thing)] });
        },
      ];
    }),
  );

const everywhere = { west: -12, south: 48.5, east: 9, north: 61.5 };
const anything: Input<'maps.squares'>['filter'] = {
  kinds: ['report', 'vehicle_sighting', 'case_event', 'case_address'],
  from: null,
  to: null,
  within: null,
  investigationId: null,
  contributionId: null,
  entityId: null,
  entity: null,
};

/** What is counted and listed for the map of each; all that is placed, for the map of everything. */
export const mapOfThings = (bench: Bench): Promise<Result> =>
  measured(bench, 'things-map', 300, ({ ids }) =>
    [null, ...ids.slice(0, 30)].flatMap((entityId) => {
      const filter = { ...anything, entityId };
      return [
        () => bench.harness.ask(officer, 'maps.squares', { box: everywhere, zoom: 6, filter }),
        () => bench.harness.ask(officer, 'maps.points', { box: everywhere, filter, after: null, limit: 200 }),
      ];
    }),
  );
