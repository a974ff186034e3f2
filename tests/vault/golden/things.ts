/** People and things of the golden vault, and the chart that they stand on. */
import type { Desk } from './desks.ts';

/** A man and his van, what they are known by, what warns of him, and that he was taken for a subject for a while. */
export async function entities(first: Desk): Promise<void> {
  const rest = {
    source: 'A neighbour',
    contributionId: 1,
    documentId: null,
    eventId: null,
    exhibitId: null,
    grade: null,
  };
  const of = { investigationId: 1, description: '', aliases: [], ...rest };
  const { entityId } = await first('entities.add', {
    ...of,
    kind: 'person',
    title: 'Mervyn Ashdale',
    identifiers: [{ kind: 'phone', text: '07700 900456' }],
  });
  const van = await first('entities.add', { ...of, kind: 'vehicle', title: 'A grey van', identifiers: [] });
  await first('entities.addMarker', {
    entityId,
    kind: 'firearms',
    note: 'A shotgun that he has a certificate for',
    source: 'Certificate register',
    contributionId: null,
    documentId: null,
    eventId: null,
    exhibitId: null,
    since: '2026-01-10',
    reviewOn: '2031-01-10',
  });
  const tie = { entityId, otherEntityId: van.entityId, subjectId: null, fromDay: '2026-01-01', toDay: null };
  await first('entities.relate', { ...tie, relation: 'uses', ...rest });
  const said = { entityId, otherEntityId: null, subjectId: 1 };
  const { sameId } = await first('entities.saySame', { ...said, reason: 'The same address' });
  await first('entities.undoSame', { sameId, reason: 'They are cousins' });
  await first('entities.change', {
    entityId,
    version: 1,
    title: 'Mervyn Ashdale',
    description: 'Tall, with a limp',
    aliases: [],
    reason: 'As the neighbour describes him',
  });
}

/** A link chart of the case, with what stands on it. */
export async function chart(first: Desk): Promise<void> {
  const at = { x: 0, y: 0, hidden: false, note: '', apart: [] };
  await first('charts.make', {
    investigationId: 1,
    name: 'Around the weir',
    note: 'As of the disruption',
    things: [
      { ...at, thing: { investigationId: 1 } },
      { ...at, thing: { subjectId: 1 }, x: 120 },
      { ...at, thing: { kind: 'vrm', value: 'TX21ABC' }, x: 120, y: 120, note: 'Stands in Mill Lane' },
    ],
  });
}
