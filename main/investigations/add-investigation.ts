/** Adding an investigation, whoever opens it and wherever it comes from: its rows, and what it is matched by. */
import type {
  InvestigationKind,
  InvestigationState,
  Priority,
  SubjectRole,
} from '../../preload/contract/vocabulary.ts';
import { caseIdentifiersOf, type SubjectSource } from '../matching/scoring/index.ts';
import { seriesOf } from '../store/reference-numbers.ts';
import type { Context } from '../store/use-case.ts';
import { addHoldings } from './holdings.ts';
import { investigationReference } from './references.ts';
import { notifyChanged } from './require.ts';

export interface NewInvestigation {
  operation: string;
  kind: InvestigationKind;
  state: InvestigationState;
  priority: Priority;
  /** Why it has this priority. */
  reason: string;
  summary: string;
  area: string;
  ownerId: number | null;
  markingRank: number;
  compartmentId: number;
  subjects: readonly (Omit<SubjectSource, 'id'> & { role: SubjectRole })[];
}

async function addSubjects(
  { db, me, now }: Context,
  investigationId: number,
  subjects: NewInvestigation['subjects'],
): Promise<SubjectSource[]> {
  const added: SubjectSource[] = [];
  for (const subject of subjects) {
    const { id } = await db
      .insertInto('subject_row')
      .values({
        investigationId,
        role: subject.role,
        name: subject.name,
        aliases: JSON.stringify(subject.aliases),
        born: subject.born,
        addedAt: now,
        addedBy: me.id,
        withdrawnAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    added.push({ ...subject, id });
  }
  return added;
}

/** The caller has made sure that it may be opened with that marking and compartment, and that its name is free. */
export async function addInvestigation(
  context: Context,
  { reason, subjects, ...given }: NewInvestigation,
): Promise<{ id: number; reference: string }> {
  const { db, me, now } = context;
  const series = seriesOf('INV', now, given.compartmentId, given.markingRank);
  const reference = investigationReference(series, await context.next(series));
  const { id } = await db
    .insertInto('investigation_row')
    .values({ ...given, reference, openedAt: now, closedAt: given.state === 'closed' ? now : null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { priority, area, summary } = given;
  await db
    .insertInto('priority_change_row')
    .values({ investigationId: id, at: now, by: me.id, fromPriority: null, toPriority: priority, reason })
    .execute();
  const added = await addSubjects(context, id, subjects);
  await addHoldings(context, id, caseIdentifiersOf({ id, area, summary, subjects: added }));
  notifyChanged(context, id, 'dashboard');
  return { id, reference };
}
