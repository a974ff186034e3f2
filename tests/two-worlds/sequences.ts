/**
 * Verbs of which each needs what another has just answered, so that chance seldom brings them together. Each sequence is played once in both
 * worlds, beside hidden work, and every answer in it is compared like any other.
 */
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { saveToken } from './world.ts';

/** What the world with hidden records answered; null where either world refused or the two answered differently. */
export type Ask = <V extends VerbName>(who: string, verb: V, input: Input<V>) => Promise<Output<V> | null>;

/** One pixel. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const contribution = (text: string) => ({ form: { channel: 'hotline', text }, draftId: null }) as const;

async function documents(ask: Ask): Promise<void> {
  const about = { contributionId: 2, investigationId: null, exhibitId: null };
  const begun = { ...about, name: 'plan.txt', size: 3, marking: null };
  const piece = { from: 0, bytes: 'QUJD' };
  const kept = await ask('hurst', 'documents.begin', begun);
  if (kept !== null) {
    const { documentId } = kept;
    await ask('hurst', 'documents.addPiece', { documentId, ...piece });
    await ask('hurst', 'documents.finish', { documentId, task: 'add' });
    await ask('hurst', 'documents.raiseMarking', { documentId, marking: 'SECRET', reason: 'It names a source' });
  }
  const dropped = await ask('hurst', 'documents.begin', begun);
  if (dropped !== null) await ask('hurst', 'documents.cancel', { documentId: dropped.documentId });
}

async function maps(ask: Ask): Promise<void> {
  const all = await ask('yildiz', 'maps.files', { after: null, limit: 50 });
  const tiles = all?.files.find(({ kind }) => kind === 'tiles');
  if (tiles !== undefined) {
    await ask('yildiz', 'maps.withdrawFile', { id: tiles.id, reason: 'An older one' });
    await ask('yildiz', 'maps.restoreFile', { id: tiles.id });
  }
  const told = await ask('reed', 'intake.record', contribution('They meet in Newbridge on Fridays.'));
  if (told === null) return;
  const named = await ask('reed', 'maps.placesOf', { contributionId: told.id, investigationId: null });
  const place = named?.places[0];
  if (place === undefined) return;
  const chosen = await ask('reed', 'maps.choosePlace', {
    of: place.of,
    pointId: place.pointId,
    gazetteerPlaceId: place.candidates[0]?.gazetteerPlaceId ?? null,
    reason: 'The caller lives there',
  });
  if (chosen !== null) await ask('reed', 'maps.withdrawChoice', { choiceId: chosen.choiceId });
}

async function mapOnPaper(ask: Ask): Promise<void> {
  const printed = await ask('hurst', 'maps.print', {
    box: { west: -12, south: 48, east: 9, north: 62 },
    filter: {
      kinds: ['report'],
      from: null,
      to: null,
      within: null,
      investigationId: null,
      contributionId: null,
      entityId: null,
      entity: null,
    },
    recipient: 'Regional office',
    reason: 'For the briefing',
    legalBasis: 'dpa-part-3',
  });
  if (printed !== null)
    await ask('hurst', 'maps.savePicture', { ticket: printed.ticket, saveToken, picture, task: 'save' });
}

async function notes(ask: Ask): Promise<void> {
  const note = await ask('reed', 'investigations.addNote', { id: 1, threadId: null, text: 'Not so', mentions: [] });
  if (note === null) return;
  await ask('reed', 'investigations.withdrawNote', { noteId: note.noteId, reason: 'Of another case' });
  await ask('reed', 'investigations.restoreNote', { noteId: note.noteId });
}

async function caveats(ask: Ask): Promise<void> {
  const added = await ask('okafor', 'access.addCaveat', {
    kind: 'caveat',
    text: 'UK EYES',
    meaning: 'Not to be shared',
  });
  if (added !== null) await ask('okafor', 'access.retireCaveat', { id: added.id, reason: 'No longer used' });
}

async function waivers(ask: Ask): Promise<void> {
  const text = 'Mervyn Ashdale keeps drums in the boathouse.';
  const first = await ask('adeyemi', 'intake.record', contribution(text));
  const second = await ask('adeyemi', 'intake.record', contribution(`${text} He was there again.`));
  if (first === null || second === null) return;
  const [contributionId, otherId] = [second.id, first.id];
  await ask('adeyemi', 'linking.waiveEarlierReports', { contributionId, otherIds: null, reason: 'Read on paper' });
  await ask('adeyemi', 'linking.withdrawWaiver', { contributionId, otherId, reason: 'Read too soon' });
}

async function reviews(ask: Ask): Promise<void> {
  const waiting = await ask('shah', 'reviews.waiting', { after: null, limit: 10 });
  const review = waiting?.reviews[0];
  if (review === undefined) return;
  await ask('shah', 'reviews.get', { id: review.id });
  await ask('shah', 'reviews.give', { id: review.id, outcome: 'nfa', reason: 'Nothing in it either' });
}

async function reassigned(ask: Ask): Promise<void> {
  const inbox = await ask('hurst', 'inbox.list', { scope: 'mine', after: null, limit: 50 });
  const me = await ask('adeyemi', 'access.me', {});
  const item = inbox?.items.find(({ investigationId }) => investigationId !== null);
  if (item === undefined || item.investigationId === null || me === null) return;
  const { contributionId, investigationId } = item;
  const reached = [{ contributionId, investigationId }];
  await ask('hurst', 'inbox.reassign', { reached, accountId: me.account.id, reason: 'Away until Friday' });
  const team = await ask('hurst', 'myWork.team', { after: null, limit: 20 });
  for (const { account } of team?.people ?? []) {
    const open = await ask('hurst', 'inbox.withPerson', { accountId: account.id, after: null, limit: 20 });
    const watched = (open?.items ?? []).flatMap(({ contributionId: of, watchId }) =>
      watchId === null ? [] : [{ contributionId: of, watchId }],
    );
    if (watched.length === 0) continue;
    await ask('hurst', 'inbox.reassign', { reached: watched, accountId: me.account.id, reason: 'Away until Friday' });
  }
}

const rest = {
  source: 'A neighbour',
  contributionId: null,
  documentId: null,
  eventId: null,
  exhibitId: null,
  grade: null,
} as const;

async function entities(ask: Ask): Promise<void> {
  const one = { investigationId: 1, kind: 'person' as const, description: '', aliases: [], ...rest };
  const first = await ask('reed', 'entities.add', { ...one, title: 'Mervyn Ashdale', identifiers: [] });
  const second = await ask('reed', 'entities.add', { ...one, title: 'M. Ashdale', identifiers: [] });
  if (first === null || second === null) return;
  const { entityId } = first;
  const change = { entityId, version: 1, title: 'Mervyn Ashdale', description: 'Tall', aliases: ['Merv'] };
  await ask('reed', 'entities.change', { ...change, reason: 'As a neighbour says' });
  const phone = { entityId, kind: 'phone', text: '07700 900456', validFrom: '2025-01-01', validTo: null } as const;
  const held = await ask('reed', 'entities.addIdentifier', { ...phone, ...rest });
  if (held !== null) {
    const { entityIdentifierId } = held;
    await ask('reed', 'entities.endIdentifier', { entityIdentifierId, validTo: '2026-01-01', reason: 'Cut off' });
    await ask('reed', 'entities.withdrawIdentifier', { entityIdentifierId, reason: 'His brother’s' });
  }
  const warning = {
    entityId,
    kind: 'weapons',
    note: '',
    source: 'An officer',
    contributionId: null,
    documentId: null,
    eventId: null,
    exhibitId: null,
    since: '2025-01-01',
  } as const;
  const marker = await ask('reed', 'entities.addMarker', { ...warning, reviewOn: '2031-01-01' });
  if (marker !== null)
    await ask('reed', 'entities.reviewMarker', { ...marker, reviewOn: null, reason: 'No longer so' });
  const tie = { entityId, otherEntityId: second.entityId, subjectId: null };
  const days = { fromDay: '2025-01-01', toDay: null };
  const relation = await ask('reed', 'entities.relate', { ...tie, ...days, relation: 'relative_of', ...rest });
  if (relation !== null) {
    await ask('reed', 'entities.endRelation', { ...relation, toDay: '2026-01-01', reason: 'They fell out' });
    await ask('reed', 'entities.withdrawRelation', { ...relation, reason: 'Cousins' });
  }
  const same = await ask('reed', 'entities.saySame', { ...tie, reason: 'The same address' });
  await ask('kowal', 'entities.get', { entityId });
  if (same !== null) await ask('reed', 'entities.undoSame', { ...same, reason: 'Two cousins' });
  await ask('reed', 'entities.withdraw', { entityId, reason: 'Recorded twice' });
  await ask('reed', 'entities.restore', { entityId });
}

async function photograph(ask: Ask): Promise<void> {
  const about = { contributionId: null, investigationId: 1, exhibitId: null };
  const size = Buffer.from(picture, 'base64').length;
  const kept = await ask('reed', 'documents.begin', { ...about, name: 'him.png', size, marking: null });
  const one = { investigationId: 1, kind: 'person' as const, title: 'Otto Fairwater', description: '', aliases: [] };
  const added = await ask('reed', 'entities.add', { ...one, identifiers: [], ...rest });
  if (kept === null || added === null) return;
  await ask('reed', 'documents.addPiece', { ...kept, from: 0, bytes: picture });
  await ask('reed', 'documents.finish', { ...kept, task: 'add' });
  await ask('reed', 'entities.setPhoto', { entityId: added.entityId, version: 1, documentId: kept.documentId });
  await ask('kowal', 'entities.get', { entityId: added.entityId });
}

export type Sequence = (ask: Ask) => Promise<void>;

export const sequences: readonly Sequence[] = [
  documents,
  entities,
  photograph,
  maps,
  mapOnPaper,
  notes,
  caveats,
  waivers,
  reviews,
  reassigned,
];
