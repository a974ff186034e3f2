/**
 * Importing a file of contributions, batch by batch: each batch is one transaction with its own log entry, or several
 * of them where others want the store meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import { isDoubtful } from '../../preload/contract/reading-notes.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { belongsTo } from '../access/admission.ts';
import { keepAttachments } from '../documents/attachments.ts';
import { raiseDeconflictionHitsForImport } from '../linking/deconfliction.ts';
import { deliverWatched } from '../linking/deliver-watched.ts';
import { placeContributions } from '../placing/points.ts';
import type { Added, NewContribution } from '../store/port.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { isMatchedLater } from '../store/waiting.ts';
import { heldByNumber } from './held-by-number.ts';
import { batchRows, type ImportBatch, type ReadFrom, type ReadToTheEnd } from './import-messages.ts';
import { readInThread } from './import-thread.ts';
import { newContribution } from './new-contribution.ts';
import type { PreparedRow } from './read/prepared-row.ts';
import { readFrom } from './read-from.ts';

type Report = Output<'intake.importFile'>;
type Tally = Pick<Report, 'imported' | 'alreadyRecorded' | 'refused' | 'doubtful'>;

/** By code units, since instants in ISO 8601 sort in order of time. */
const compareWords = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Refusals that the answer itself lists; the report file has all of them. */
const listedRefusals = 200;

function contributionOf(
  context: Context,
  importId: number,
  compartmentId: number,
  { contribution: given, key, identifiers, personKeys }: PreparedRow,
): NewContribution {
  const { kind, channel, receivedAt, text, area, sourceName, sourceContact } = given;
  return newContribution(context, {
    kind,
    channel,
    receivedAt,
    importId,
    sourceReference: given.reference,
    rowKey: key,
    text,
    area,
    place: given.where,
    contactable: sourceContact !== null,
    source: { name: sourceName, contact: sourceContact },
    markingRank: rank(Marking, given.marking),
    compartmentId,
    identifiers,
    personKeys,
  });
}

async function keepRefusals({ db }: Context, importId: number, refused: ImportBatch['refused']): Promise<void> {
  if (refused.length === 0) return;
  await db
    .insertInto('import_refusal_row')
    .values(refused.map(({ line, reasons }) => ({ importId, line, reasons: JSON.stringify(reasons) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface Noted {
  contributionId: number;
  row: PreparedRow;
}

/** Notes stay with the contribution, for whoever reads it later. */
async function keepNotes({ db }: Context, importId: number, noted: readonly Noted[]): Promise<void> {
  for (let at = 0; at < noted.length; at += notesAtOnce)
    await db
      .insertInto('contribution_note_row')
      .values(
        noted.slice(at, at + notesAtOnce).map(({ contributionId, row: { line, notes } }) => ({
          contributionId,
          importId,
          line,
          notes: JSON.stringify(notes),
        })),
      )
      .execute();
}

interface PartDone extends Tally {
  /** Ids are consecutive within a transaction, since nothing else writes meanwhile. */
  first: number | null;
  last: number | null;
  /** Rows of the batch that this transaction dealt with. */
  rows: number;
  interrupted: boolean;
}

/** Rows per transaction while others are working. */
const fewestRows = 200;
/** Rows of notes that one statement writes. */
const notesAtOnce = 200;
/** Rows between two checks for who is waiting: two or three milliseconds of work, since whoever waits also waits for the commit. */
const sliceRows = 25;

/** Adds rows until somebody is waiting for the store, and at most `atMost` of them. */
async function takePart(
  context: Context,
  importId: number,
  compartmentId: number,
  { rows, refused }: ImportBatch,
  atMost: number,
): Promise<PartDone> {
  const added: Added[] = [];
  /** One for each marking: whoever may see that one is told that there are new ones. */
  const examples = new Map<number, number>();
  const noted: Noted[] = [];
  let toMatch = 0;
  let dealtWith = 0;
  let interrupted = false;
  while (dealtWith < Math.min(rows.length, atMost) && !interrupted) {
    const slice = rows.slice(dealtWith, Math.min(dealtWith + sliceRows, atMost));
    const known = await heldByNumber(context, slice);
    const fresh = slice.filter((row) => !known.has(row));
    const made = fresh.map((row) => contributionOf(context, importId, compartmentId, row));
    const some = await context.contributions.addAll(made);
    await placeContributions(
      context,
      made.flatMap((one, at) => {
        const id = some[at]?.id;
        return id === undefined || one.kind === 'advice' ? [] : [{ ...one, id }];
      }),
    );
    for (const [at, one] of some.entries()) {
      const row = fresh[at];
      if (one === null || row === undefined) continue;
      added.push(one);
      if (made[at] !== undefined && isMatchedLater(made[at])) toMatch += 1;
      examples.set(rank(Marking, row.contribution.marking), one.id);
      await keepAttachments(context, one.id, rank(Marking, row.contribution.marking), row.attachments);
      if (row.notes.length > 0) noted.push({ contributionId: one.id, row });
    }
    dealtWith += slice.length;
    interrupted = await context.shouldYield();
  }
  const done: PartDone = {
    imported: added.length,
    alreadyRecorded: dealtWith - added.length,
    refused: refused.length,
    doubtful: noted.filter(({ row }) => isDoubtful(row.notes)).length,
    first: added[0]?.id ?? null,
    last: added.at(-1)?.id ?? null,
    rows: dealtWith,
    interrupted,
  };
  await keepRefusals(context, importId, refused);
  await keepNotes(context, importId, noted);
  await deliverWatched(
    context,
    added.map(({ id }) => id),
  );
  await context.db
    .updateTable('import_row')
    .set((eb) => ({
      imported: eb('imported', '+', done.imported),
      alreadyRecorded: eb('alreadyRecorded', '+', done.alreadyRecorded),
      refused: eb('refused', '+', done.refused),
      doubtful: eb('doubtful', '+', done.doubtful),
      toMatch: eb('toMatch', '+', toMatch),
      ...(toMatch === 0 ? {} : { matchedAt: null }),
    }))
    .where('id', '=', importId)
    .execute();
  if (done.imported > 0)
    for (const id of examples.values()) context.changed('contribution', `contribution:${id}`, 'queue', 'dashboard');
  return done;
}

/** What an import goes into. A dry run asks the same questions and writes nothing. */
interface Sink {
  importId: number | null;
  take(batch: ImportBatch): Promise<Tally>;
  end(state: 'done' | 'cancelled' | 'failed', read: ReadToTheEnd | null): Promise<void>;
}

async function realSink(context: LongContext, compartmentId: number): Promise<Sink> {
  const importId = await context.transact(
    async ({ db, me, now }) => {
      const row = await db
        .insertInto('import_row')
        .values({ at: now, by: me.id, fileDigest: null, state: 'running' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },
    (id) => ({ records: [`import:${id}`] }),
  );
  let transactionRows = batchRows;
  return {
    importId,
    async take({ rows, refused }) {
      // In order of receipt: the full-text index is written in that order.
      let left: ImportBatch = {
        rows: rows.toSorted((one, other) => compareWords(one.contribution.receivedAt, other.contribution.receivedAt)),
        refused,
      };
      const tally: Tally = { imported: 0, alreadyRecorded: 0, refused: 0, doubtful: 0 };
      do {
        const part = await context.transact(
          (transaction) => takePart(transaction, importId, compartmentId, left, transactionRows),
          ({ first, last }) => {
            const range = first === null ? [] : [`contribution:${first}-${last}`];
            return { records: [...range, `import:${importId}`] };
          },
        );
        // What was added has to be written out before somebody else has a turn: little at a time while others are
        // working.
        transactionRows = part.interrupted ? fewestRows : Math.min(transactionRows * 2, batchRows);
        tally.imported += part.imported;
        tally.alreadyRecorded += part.alreadyRecorded;
        tally.refused += part.refused;
        tally.doubtful += part.doubtful;
        left = { rows: left.rows.slice(part.rows), refused: [] };
      } while (left.rows.length > 0);
      return tally;
    },
    async end(state, read) {
      // Whoever began it may no longer be let in: what was imported is matched, and the import ends, all the same.
      await context.conclude(
        async (transaction) => {
          await transaction.db
            .updateTable('import_row')
            .set({ state, fileDigest: read?.digest ?? null, notes: JSON.stringify(read?.notes ?? []) })
            .where('id', '=', importId)
            .execute();
          await transaction.withUnrestrictedAccess((unrestricted) =>
            raiseDeconflictionHitsForImport(unrestricted, importId),
          );
        },
        // The same line whatever deconfliction found.
        () => ({ records: [`import:${importId}`] }),
      );
    },
  };
}

function drySink(context: LongContext, compartmentId: number): Sink {
  // Rows that the file itself repeats would already be recorded by the time they came again.
  const seen = new Set<string>();
  return {
    importId: null,
    take: ({ rows, refused }) =>
      context.transact(
        async (transaction) => {
          const known = await heldByNumber(transaction, rows);
          const tally: Tally = { imported: 0, alreadyRecorded: 0, refused: refused.length, doubtful: 0 };
          for (const row of rows) {
            const word = Buffer.from(row.key).toString('latin1');
            if (seen.has(word) || known.has(row) || (await transaction.contributions.holds(row.key, compartmentId)))
              tally.alreadyRecorded += 1;
            else {
              tally.imported += 1;
              if (isDoubtful(row.notes)) tally.doubtful += 1;
            }
            seen.add(word);
          }
          return tally;
        },
        // No record is touched, but that some are already recorded is an answer about them.
        () => ({ records: [] }),
      ),
    end: async () => undefined,
  };
}

async function pour(
  context: LongContext,
  input: Input<'intake.importFile'>,
  source: ReadFrom,
  sink: Sink,
): Promise<Report> {
  const { mapping } = input;
  const now = await context.read(
    async (transaction) => transaction.now,
    () => null,
  );
  const rules = {
    mapping,
    now,
    installationRank: rank(Marking, context.installation.maximumMarking),
    clearance: context.me.clearance,
    importer: context.me.id,
    keepsAttachments: !input.dryRun,
  };
  const report: Report = {
    importId: sink.importId,
    imported: 0,
    alreadyRecorded: 0,
    refused: 0,
    rows: 0,
    doubtful: 0,
    cancelled: false,
    refusals: [],
    notes: [],
  };
  const batches = readInThread<'contributions'>(
    { reading: 'contributions', source, rules, layout: input.layout ?? {} },
    context.signal,
  );
  try {
    let step = await batches.next();
    while (!step.done) {
      const tally = await sink.take(step.value);
      report.imported += tally.imported;
      report.alreadyRecorded += tally.alreadyRecorded;
      report.refused += tally.refused;
      report.doubtful += tally.doubtful;
      report.rows += step.value.rows.length + step.value.refused.length;
      report.refusals.push(...step.value.refused.slice(0, listedRefusals - report.refusals.length));
      context.progress(report.rows, null, 'rows');
      // Lets what has come in meanwhile have its turn: other people's clicks, and a cancel.
      await setImmediate();
      step = await batches.next();
    }
    await sink.end('done', step.value);
    return { ...report, notes: step.value.notes };
  } catch (error) {
    const cancelled = error instanceof VigilError && error.code === 'CANCELLED';
    await sink.end(cancelled ? 'cancelled' : 'failed', null);
    if (!cancelled) throw error;
    return { ...report, cancelled };
  } finally {
    await batches.return({ digest: new Uint8Array(), notes: [] });
  }
}

/**
 * Rows that cannot be imported are refused one by one and never stop the rest; rows that the vault already contains add
 * nothing. After a cancel or a failure, whole batches stay, and the same file again adds what is missing. Throws
 * MAPPING_INCOMPLETE, NOT_FOUND for a compartment that is not one's own, and what the reader throws.
 */
export const importFile: LongUseCase<'intake.importFile'> = async (context, input) => {
  const source = readFrom(context, input);
  const compartmentId = input.compartmentId ?? 0;
  if (input.mapping.text === null && input.mapping.defaultKind !== 'advice') throw new VigilError('MAPPING_INCOMPLETE');
  if (!belongsTo(context.me, compartmentId)) throw new VigilError('NOT_FOUND');
  const sink = input.dryRun ? drySink(context, compartmentId) : await realSink(context, compartmentId);
  return pour(context, input, source, sink);
};
