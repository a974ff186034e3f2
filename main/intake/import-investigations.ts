/**
 * Importing investigations from a file. Everything imported is outside every compartment; what needs one is moved there
 * by somebody who belongs to it. An operation that is already recorded is left as it is.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { usualMarking } from '../access/admission.ts';
import { addInvestigation } from '../investigations/add-investigation.ts';
import { deliverLate } from '../linking/learn.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { readInThread } from './import-thread.ts';
import type { FileInvestigation } from './read/investigation-file.ts';

/** Among what the importer may see, and so among everything that a file can bring: it is outside every compartment. */
async function alreadyRecorded({ db }: Context, operation: string): Promise<boolean> {
  const seen = await db.selectFrom('investigation').select('id').where('operation', '=', operation).executeTakeFirst();
  return seen !== undefined;
}

/** How many earlier contributions were told to the new investigations, and whether there are more. */
interface Taken {
  ids: number[];
  late: { delivered: number; more: boolean };
}

/** Returns the new id, or `null` for an operation that is already recorded. */
async function take(context: Context, entry: FileInvestigation, markingRank: number): Promise<number | null> {
  if (await alreadyRecorded(context, entry.operation)) return null;
  const { operation, kind, state, priority, summary, area, subjects } = entry;
  const { id } = await addInvestigation(context, {
    operation,
    kind,
    state,
    priority,
    reason: 'As the file had it',
    summary,
    area,
    ownerId: null,
    markingRank,
    compartmentId: 0,
    subjects,
  });
  return id;
}

/** What was new in it; what is live is told at once of what came in before and holds it. */
function takeBatch(context: LongContext, entries: readonly FileInvestigation[], markingRank: number): Promise<Taken> {
  return context.transact(
    async (transaction) => {
      const made: Taken = { ids: [], late: { delivered: 0, more: false } };
      for (const entry of entries) {
        const id = await take(transaction, entry, markingRank);
        if (id === null) continue;
        made.ids.push(id);
        if (entry.state !== 'live') continue;
        const { delivered, more } = await deliverLate(transaction, id, new Map());
        made.late = { delivered: made.late.delivered + delivered, more: made.late.more || more };
      }
      return made;
    },
    // Logged even if everything was already recorded: that is an answer about what the vault contains.
    ({ ids }) => ({ records: ids.map((id) => `investigation:${id}`) }),
  );
}

/** Refusals, and entries with notes, that the answer lists. */
const listedRefusals = 200;

/**
 * Each batch is one transaction with its own log entry; what was committed stays when the work is stopped. Throws
 * FILE_* for the file as a whole, MARKING_ABOVE_INSTALLATION or NOT_ALLOWED where nothing of it could be kept, CANCELLED.
 */
export const importInvestigations: LongUseCase<'intake.importInvestigations'> = async (context, input) => {
  const source = context.source(input.fileToken);
  const markingRank = rank(Marking, usualMarking(context.installation));
  if (markingRank > context.me.clearance) throw new VigilError('NOT_ALLOWED', 'marking');
  const report: Output<'intake.importInvestigations'> = {
    imported: 0,
    late: { delivered: 0, more: false },
    alreadyRecorded: 0,
    refused: 0,
    refusals: [],
    noted: 0,
    notes: [],
  };
  for await (const { entries, total } of readInThread<'investigations'>(
    { reading: 'investigations', source },
    context.signal,
  )) {
    const good = entries.filter((entry) => entry.ok).map(({ value }) => value);
    const bad = entries.filter((entry) => !entry.ok).map(({ line, reasons }) => ({ line, reasons }));
    const none: Taken = { ids: [], late: { delivered: 0, more: false } };
    const { ids, late } = good.length === 0 ? none : await takeBatch(context, good, markingRank);
    report.late = { delivered: report.late.delivered + late.delivered, more: report.late.more || late.more };
    report.imported += ids.length;
    report.alreadyRecorded += good.length - ids.length;
    report.refused += bad.length;
    report.refusals.push(...bad.slice(0, listedRefusals - report.refusals.length));
    const noted = entries.flatMap((entry) =>
      entry.ok && entry.notes.length > 0 ? [{ line: entry.line, notes: entry.notes }] : [],
    );
    report.noted += noted.length;
    report.notes.push(...noted.slice(0, listedRefusals - report.notes.length));
    context.progress(report.imported + report.alreadyRecorded + report.refused, total, 'Importing investigations');
  }
  return report;
};
