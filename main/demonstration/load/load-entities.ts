/**
 * People and things of the demonstration: what the first live cases hold of their subjects, as records of their own with a source, a grade, what
 * warns of them and how they belong together. All of it is invented.
 */
import type { EntityRecordKind, MarkerKind, RelationKind } from '../../../preload/contract/entity-words.ts';
import type { IdentifierKind } from '../../../preload/contract/vocabulary.ts';
import { keysOf } from '../../investigations/holdings.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { inList } from '../../store/sql.ts';
import { ukDay } from '../../store/uk-day.ts';
import type { LoadedIds } from './loaded-ids.ts';

/** Cases that have some, and subjects of each that do. */
const mostCases = 12;
const mostSubjects = 2;

const kinds: Partial<Record<IdentifierKind, { kind: EntityRecordKind; relation: RelationKind; source: string }>> = {
  phone: { kind: 'phone', relation: 'uses', source: 'Billing record' },
  vrm: { kind: 'vehicle', relation: 'uses', source: 'Seen by a patrol' },
  address: { kind: 'address', relation: 'lives_at', source: 'Electoral roll' },
  handle: { kind: 'online_account', relation: 'uses', source: 'Profile page' },
  organisation: { kind: 'organisation', relation: 'member_of', source: 'A colleague of his' },
};

const warnings: readonly { kind: MarkerKind; note: string; source: string }[] = [
  { kind: 'violent', note: 'Resisted when he was stopped in the street', source: 'Officer who stopped him' },
  { kind: 'firearms', note: 'Says that he can get one', source: 'Caller to the hotline' },
  { kind: 'self_harm', note: '', source: 'Custody record' },
  { kind: 'dangerous_dog', note: 'A large dog in the yard', source: 'Postal worker' },
];

const vehicleWords = ['White van', 'Grey saloon', 'Blue hatchback', 'Silver estate car'];

const graded = { sourceGrade: '2', intelligenceGrade: 'C', handlingCode: 'P', conditions: null } as const;
const restsOn = (source: string) => ({ source, contributionId: null, documentId: null, ...graded });

interface Held {
  kind: IdentifierKind;
  value: string;
  text: string;
  addedAt: string;
}

interface Making {
  into: WriteTransaction;
  investigationId: number;
  by: number;
}

async function addEntity(
  { into, investigationId, by }: Making,
  kind: EntityRecordKind,
  title: string,
  held: readonly (Held & { named: 0 | 1; source: string })[],
  at: string,
): Promise<number> {
  const entityId = await into.fill('entity_row', [
    {
      investigationId,
      kind,
      title,
      description: '',
      aliases: '[]',
      photoId: null,
      addedAt: at,
      addedBy: by,
      withdrawnAt: null,
    },
  ]);
  for (const { named, source, ...one } of held) {
    const caseIdentifierId = await into.fill('case_identifier_row', [
      { investigationId, subjectId: null, ...one, listed: 1, addedBy: by },
    ]);
    const keys = keysOf({ ...one, investigationId, subjectId: null, subjectName: '', role: null, born: null });
    await into.fill(
      'match_key_row',
      keys.map((key) => ({ key, caseIdentifierId, investigationId })),
    );
    await into.fill('entity_identifier_row', [
      { investigationId, entityId, caseIdentifierId, named, validFrom: null, validTo: null, ...restsOn(source) },
    ]);
  }
  return entityId;
}

/** A subject, and what the case holds of it. */
async function addOfSubject(
  making: Making,
  { id, name, addedAt }: { id: number; name: string; addedAt: string },
  held: readonly Held[],
  at: number,
  now: string,
): Promise<void> {
  const { into, investigationId, by } = making;
  const names = held.filter(({ kind, text }) => kind === 'person' && text === name);
  const person = await addEntity(
    making,
    'person',
    name,
    names.map((one) => ({ ...one, named: 1, source: 'Case file' })),
    addedAt,
  );
  const ends = { investigationId, entityId: person, otherCaseId: investigationId };
  await into.fill('same_entity_row', [
    { ...ends, otherEntityId: null, subjectId: id, reason: 'The subject of the case', at: addedAt, by },
  ]);
  const warning = warnings[at % (2 * warnings.length)];
  if (warning !== undefined)
    await into.fill('entity_marker_row', [
      {
        investigationId,
        entityId: person,
        ...warning,
        since: ukDay(addedAt),
        reviewOn: `${Number(now.slice(0, 4)) + 1}-01-31`,
        setAt: addedAt,
        setBy: by,
      },
    ]);
  for (const one of held) {
    const as = kinds[one.kind];
    if (as === undefined) continue;
    const title = as.kind === 'vehicle' ? `${vehicleWords[at % vehicleWords.length]}, ${one.text}` : one.text;
    const named = as.kind === 'organisation' ? 1 : 0;
    const thing = await addEntity(making, as.kind, title, [{ ...one, named, source: as.source }], addedAt);
    await into.fill('entity_relation_row', [
      {
        ...ends,
        otherEntityId: thing,
        subjectId: null,
        relation: as.relation,
        fromDay: ukDay(addedAt),
        toDay: null,
        ...restsOn(as.source),
        addedAt,
        addedBy: by,
      },
    ]);
  }
}

/** After all cases are there; the transaction's viewer sees all casework. */
export async function loadEntities(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const officer = accounts.get('p.shah') ?? 1;
  const cases = await into.db
    .selectFrom('investigation')
    .select(['id', 'ownerId'])
    .where('state', '=', 'live')
    .where('compartmentId', '=', 0)
    .orderBy('id')
    .limit(mostCases)
    .execute();
  const subjects = await into.db
    .selectFrom('subject')
    .select(['id', 'investigationId', 'name', 'addedAt'])
    .where('investigationId', 'in', inList(cases.map(({ id }) => id)))
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  const held = await into.db
    .selectFrom('case_identifier')
    .select(['subjectId', 'kind', 'value', 'text', 'addedAt'])
    .where('subjectId', 'in', inList(subjects.map(({ id }) => id)))
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  const bySubject = Map.groupBy(held, ({ subjectId }) => subjectId);
  let at = 0;
  for (const { id, ownerId } of cases) {
    const making = { into, investigationId: id, by: ownerId ?? officer };
    for (const subject of subjects.filter(({ investigationId }) => investigationId === id).slice(0, mostSubjects)) {
      const known = (bySubject.get(subject.id) ?? []).map(({ subjectId: _, ...one }) => one);
      await addOfSubject(making, subject, known, at, now);
      at += 1;
    }
  }
}
