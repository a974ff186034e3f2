/** Loads the investigations of a sample world, with everything that belongs to them, in the open transaction. */
import { Marking, type Priority, rank } from '../../../preload/contract/vocabulary.ts';
import { bulkAddHoldings } from '../../investigations/holdings.ts';
import { investigationReference } from '../../investigations/references.ts';
import { phoneAsRecorded, plateAsRecorded } from '../../matching/as-recorded.ts';
import { type CaseIdentifier, caseIdentifiersOf, type SubjectSource } from '../../matching/scoring/index.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { seriesOf } from '../../store/reference-numbers.ts';
import { ukDay } from '../../store/uk-day.ts';
import type { SampleArrest, SampleInvestigation, SampleSubject } from '../generate/sample.ts';
import { arrestFacts } from './arrest-facts.ts';
import { intendedTarget } from './intended-target.ts';
import { loadWork } from './load-work.ts';
import type { LoadedIds } from './loaded-ids.ts';

export interface LoadedInvestigations {
  /** As the log names them. */
  records: string[];
  ids: ReadonlyMap<string, number>;
  /** Events waiting for the contribution they come from: its reference in the sample, and the events' ids. */
  sources: ReadonlyMap<string, readonly number[]>;
}

const nothingElse = {
  aliases: [],
  born: null,
  phones: [],
  emails: [],
  handles: [],
  vehicles: [],
  addresses: [],
  organisations: [],
};

const flag = (value: boolean) => (value ? 1 : 0);

/** Numbers and plates as somebody typed them into the case. */
const asRecorded = (subject: SampleSubject): SampleSubject => ({
  ...subject,
  phones: subject.phones.map(phoneAsRecorded),
  vehicles: subject.vehicles.map((one) => ({ ...one, vrm: plateAsRecorded(one.vrm) })),
});

/**
 * Where a live investigation has several subjects, what is known of the last was learned at the end: that is what produces late
 * matches.
 */
const learnedLast = ({ state, subjects }: SampleInvestigation): boolean => state === 'live' && subjects.length > 1;

async function addSubjects(
  into: WriteTransaction,
  id: number,
  from: SampleInvestigation,
  by: number,
  now: string,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const subjects: SubjectSource[] = [];
  for (const subject of from.subjects) {
    const subjectId = await into.fill('subject_row', [
      {
        investigationId: id,
        role: subject.role,
        name: subject.name,
        aliases: JSON.stringify(subject.aliases),
        born: subject.born,
        addedAt: from.openedAt,
        addedBy: by,
      },
    ]);
    ids.set(subject.name, subjectId);
    subjects.push({ ...asRecorded(subject), id: subjectId });
  }
  const held = caseIdentifiersOf({ id, area: from.area, summary: from.summary, subjects });
  const last = learnedLast(from) ? subjects.at(-1)?.id : undefined;
  const isLate = (one: CaseIdentifier) => one.subjectId !== null && one.subjectId === last;
  await bulkAddHoldings(
    into,
    { accountId: by, at: from.openedAt },
    id,
    held.filter((one) => !isLate(one)),
  );
  await bulkAddHoldings(into, { accountId: by, at: now }, id, held.filter(isLate));
  return ids;
}

async function addPriorities(into: WriteTransaction, id: number, from: SampleInvestigation, by: number): Promise<void> {
  let before: Priority | null = null;
  for (const { at, priority, reason } of from.priorityHistory) {
    await into.fill('priority_change_row', [
      {
        investigationId: id,
        at,
        by,
        fromPriority: before,
        toPriority: priority,
        reason,
      },
    ]);
    before = priority;
  }
}

async function addPlot(
  into: WriteTransaction,
  id: number,
  from: SampleInvestigation,
  who: (login: string) => number,
): Promise<void> {
  for (const stage of from.stages)
    await into.fill('assessment_row', [
      {
        investigationId: id,
        at: stage.at,
        stage: stage.stage,
        intent: flag(stage.evidence.intent),
        target: flag(stage.evidence.target),
        capability: flag(stage.evidence.capability),
        rehearsal: flag(stage.evidence.rehearsal),
        reason: stage.reason,
        by: who(stage.by),
        recordedAt: stage.at,
        countersignedBy: stage.countersignedBy === null ? null : who(stage.countersignedBy),
        countersignedAt: stage.countersignedAt,
      },
    ]);
  const last = from.stages.at(-1);
  if (from.kind === 'attack plot' && last !== undefined)
    await into.fill('subject_matter_row', [
      {
        investigationId: id,
        matter: intendedTarget(from),
        version: 1,
        at: last.at,
        by: who(last.by),
        reason: 'As the last assessment has it.',
      },
    ]);
  if (from.disruption !== null)
    await into.fill('disruption_row', [
      {
        investigationId: id,
        at: from.disruption.at,
        day: ukDay(from.disruption.at),
        summary: from.disruption.summary,
        by: who(from.owner),
        recordedAt: from.disruption.at,
      },
    ]);
}

/** Somebody whom an arrest brought to notice is a subject from then on: by name, which is all that is known. */
async function addArrested(
  into: WriteTransaction,
  investigationId: number,
  { other: name, at, outcome }: SampleArrest & { other: string },
  by: number,
): Promise<number> {
  const role = outcome === 'released' ? ('associate' as const) : ('suspect' as const);
  const row = { investigationId, role, name, aliases: '[]', born: null, addedAt: at, addedBy: by };
  const id = await into.fill('subject_row', [row]);
  const subject: SubjectSource = { ...nothingElse, id, name, role };
  const held = caseIdentifiersOf({ id: investigationId, area: '', summary: '', subjects: [subject] });
  await bulkAddHoldings(into, { accountId: by, at }, investigationId, held);
  return id;
}

async function addEvents(
  into: WriteTransaction,
  id: number,
  from: SampleInvestigation,
  by: number,
  subjects: Map<string, number>,
) {
  const subjectOf = (name: string | null) => (name === null ? null : (subjects.get(name) ?? null));
  const sources: [reference: string, event: number][] = [];
  for (const event of from.events) {
    const made = await into.fill('event_row', [
      {
        investigationId: id,
        subjectId: subjectOf(event.subject),
        kind: event.kind,
        title: event.title,
        detail: '',
        fromAt: event.from,
        toAt: event.to,
        precision: event.precision,
        basis: event.basis,
        place: event.place,
        knownAt: event.knownAt,
        recordedAt: event.knownAt,
        by,
      },
    ]);
    if (event.sourceReference !== null) sources.push([event.sourceReference, made]);
  }
  for (const arrest of from.arrests) {
    const other = arrest.other === null ? null : await addArrested(into, id, { ...arrest, other: arrest.other }, by);
    await into.fill('arrest_row', [
      {
        investigationId: id,
        subjectId: other ?? subjectOf(arrest.subject),
        at: arrest.at,
        day: ukDay(arrest.at),
        outcome: arrest.outcome,
        ...arrestFacts(arrest, from),
        recordedAt: arrest.at,
        by,
      },
    ]);
  }
  return sources;
}

/** In the order given, in the open transaction. `now` is used where the sample gives no time. */
export async function loadInvestigations(
  into: WriteTransaction,
  investigations: readonly SampleInvestigation[],
  places: LoadedIds,
  now: string,
): Promise<LoadedInvestigations> {
  const who = (login: string) => places.accounts.get(login) ?? 1;
  const ids = new Map<string, number>();
  const sources = new Map<string, number[]>();
  for (const from of [...investigations].sort((one, other) => one.openedAt.localeCompare(other.openedAt))) {
    const markingRank = rank(Marking, from.marking);
    const compartmentId = from.compartment === null ? 0 : (places.compartments.get(from.compartment) ?? 0);
    const series = seriesOf('INV', from.openedAt, compartmentId, markingRank);
    const id = await into.fill('investigation_row', [
      {
        reference: investigationReference(series, await into.next(series)),
        operation: from.operation,
        kind: from.kind,
        state: from.state,
        priority: from.priority,
        summary: from.summary,
        area: from.area,
        ownerId: who(from.owner),
        openedAt: from.openedAt,
        closedAt: from.state === 'closed' ? (from.closedAt ?? now) : null,
        markingRank,
        compartmentId,
      },
    ]);
    ids.set(from.operation, id);
    await into.fill('team_member_row', [{ investigationId: id, accountId: who(from.owner) }]);
    const subjects = await addSubjects(into, id, from, who(from.owner), now);
    await addPriorities(into, id, from, who(from.owner));
    await addPlot(into, id, from, who);
    for (const [reference, event] of await addEvents(into, id, from, who(from.owner), subjects))
      sources.set(reference, [...(sources.get(reference) ?? []), event]);
    await loadWork(into, { investigationId: id, from, who, now });
  }
  return { records: [...ids.values()].map((id) => `investigation:${id}`), ids, sources };
}
