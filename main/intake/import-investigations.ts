/**
 * Loading investigations from a file. Everything taken stands outside every compartment; what needs one is moved there by
 * somebody who belongs to it. An operation that is held already is left as it is.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/words.ts';
import { usualMarking } from '../access/admission.ts';
import { holdIdentifiers } from '../investigations/holdings.ts';
import { investigationReference } from '../investigations/references.ts';
import { heldFrom, type SubjectSource } from '../matching/scoring/index.ts';
import { seriesOf } from '../store/reference-numbers.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { readInThread } from './import-thread.ts';
import type { FileInvestigation } from './read/investigation-file.ts';

/** Among what whoever imports may see, and so among all that a file can bring: it stands outside every compartment. */
async function isHeld({ db }: Context, operation: string): Promise<boolean> {
  const seen = await db.selectFrom('investigation').select('id').where('operation', '=', operation).executeTakeFirst();
  return seen !== undefined;
}

async function addSubjects(
  { db, me, now }: Context,
  investigationId: number,
  subjects: FileInvestigation['subjects'],
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

/** Gives the new id, or `null` for an operation that is held already. */
async function take(context: Context, entry: FileInvestigation, tier: number): Promise<number | null> {
  const { db, me, now } = context;
  if (await isHeld(context, entry.operation)) return null;
  const series = seriesOf('INV', now, 0, tier);
  const { operation, kind, state, priority, summary, area } = entry;
  const { id } = await db
    .insertInto('investigation_row')
    .values({
      reference: investigationReference(series, await context.next(series)),
      operation,
      kind,
      state,
      priority,
      summary,
      area,
      ownerId: null,
      openedAt: now,
      closedAt: state === 'closed' ? now : null,
      tier,
      compartmentId: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('priority_change_row')
    .values({
      investigationId: id,
      at: now,
      by: me.id,
      fromPriority: null,
      toPriority: priority,
      reason: 'As the file had it',
    })
    .execute();
  const subjects = await addSubjects(context, id, entry.subjects);
  await holdIdentifiers(context, id, heldFrom({ id, area, summary, subjects }));
  context.changed('investigation', `investigation:${id}`, 'dashboard');
  return id;
}

/** Gives the ids of what was new in it. */
function takeBatch(context: LongContext, entries: readonly FileInvestigation[], tier: number): Promise<number[]> {
  return context.transact(
    async (turn) => {
      const made: number[] = [];
      for (const entry of entries) {
        const id = await take(turn, entry, tier);
        if (id !== null) made.push(id);
      }
      return made;
    },
    // Logged also where all was held already: that is an answer about what is held.
    (made) => ({ subjects: made.map((id) => `investigation:${id}`) }),
  );
}

/** Refusals that the answer lists. */
const listedRefusals = 200;

/**
 * Each batch is one transaction with its own log entry; what was committed stays when the work is stopped. Throws
 * FILE_* for the file as a whole, MARKING_ABOVE_INSTALLATION or NOT_ALLOWED where nothing of it could be kept, CANCELLED.
 */
export const importInvestigations: LongUseCase<'exchange.importInvestigations'> = async (context, input) => {
  const source = context.source(input.fileToken);
  const tier = rank(Marking, usualMarking(context.installation));
  if (tier > context.me.clearance) throw new VigilError('NOT_ALLOWED', 'marking');
  const report: Output<'exchange.importInvestigations'> = { taken: 0, alreadyHeld: 0, refused: 0, refusals: [] };
  for await (const { entries, total } of readInThread<'investigations'>(
    { reading: 'investigations', source },
    context.signal,
  )) {
    const good = entries.filter((entry) => entry.ok).map(({ value }) => value);
    const bad = entries.filter((entry) => !entry.ok).map(({ line, reasons }) => ({ line, reasons }));
    const ids = good.length === 0 ? [] : await takeBatch(context, good, tier);
    report.taken += ids.length;
    report.alreadyHeld += good.length - ids.length;
    report.refused += bad.length;
    report.refusals.push(...bad.slice(0, listedRefusals - report.refusals.length));
    context.progress(report.taken + report.alreadyHeld + report.refused, total, 'Taking investigations');
  }
  return report;
};
