/** Entities that both worlds hold from the beginning. */
import type { Do } from './opening.ts';

/** Entities of three cases: people who may be one, vehicles and what they are known by. */
export async function entities(play: Do, [lark = 0, wren = 0, gull = 0]: readonly number[]): Promise<void> {
  const rest = {
    source: 'A neighbour',
    contributionId: null,
    documentId: null,
    eventId: null,
    exhibitId: null,
    grade: null,
  };
  for (const [login, investigationId] of [
    ['reed', lark],
    ['hurst', wren],
    ['adeyemi', gull],
  ] as const) {
    const named = { investigationId, description: '', aliases: [], ...rest };
    const { entityId } = await play(login, 'entities.add', {
      ...named,
      kind: 'person',
      title: 'Tobyn Larkryse',
      identifiers: [{ kind: 'phone', text: '07700 900123' }],
    });
    const van = await play(login, 'entities.add', {
      ...named,
      kind: 'vehicle',
      title: 'The white van',
      identifiers: [{ kind: 'vrm', text: 'TX21 ABC' }],
    });
    const tie = { entityId, otherEntityId: van.entityId, subjectId: null, fromDay: null, toDay: null, ...rest };
    await play(login, 'entities.relate', { ...tie, relation: 'uses' });
    const days = { since: '2025-01-01', reviewOn: '2031-01-01' };
    await play(login, 'entities.addMarker', {
      entityId,
      kind: 'violent',
      note: '',
      source: 'An officer',
      contributionId: null,
      documentId: null,
      eventId: null,
      exhibitId: null,
      ...days,
    });
    const gone = await play(login, 'entities.add', { ...named, kind: 'object', title: 'A drum', identifiers: [] });
    await play(login, 'entities.withdraw', { entityId: gone.entityId, reason: 'Recorded twice' });
    await play(login, 'entities.get', { entityId });
    await play(login, 'entities.heldBy', { entityId, after: null });
    await play(login, 'entities.cases', { entityId });
  }
}
