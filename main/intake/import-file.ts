/**
 * Taking a file of contributions in, batch by batch: each batch is one transaction with its own log entry, or several of them where
 * others want the store meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/words.ts';
import { belongsTo, firstState } from '../access/admission.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { passOnHolding } from '../linking/deconfliction.ts';
import type { Added, NewContribution } from '../store/port.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { countedOnly } from './counted-only.ts';
import { heldByNumber } from './held-by-number.ts';
import { batchRows, type ImportBatch } from './import-messages.ts';
import { readInThread } from './import-thread.ts';
import type { PreparedRow } from './read/prepared-row.ts';

type Report = Output<'intake.importFile'>;
type Tally = Pick<Report, 'taken' | 'alreadyHeld' | 'refused'>;

/** By code units, as instants in ISO 8601 are in order of time. */
const compareWords = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Refusals that the answer itself lists; the report file holds all. */
const listedRefusals = 200;

function newContribution(
  { me, now }: Context,
  importId: number,
  compartmentId: number,
  { contribution: given, key, identifiers }: PreparedRow,
): NewContribution {
  const { sourceName: name, sourceContact: contact } = given;
  return countedOnly({
    kind: given.kind,
    channel: given.channel,
    state: firstState(given.kind),
    receivedAt: given.receivedAt,
    recordedAt: now,
    triagedAt: null,
    triagedBy: null,
    triageReason: null,
    takenBy: me.id,
    importId,
    sourceReference: given.reference,
    rowKey: key,
    text: given.text,
    area: given.area,
    place: given.where,
    immediateRisk: false,
    riskConfirmed: false,
    anonymous: false,
    contactable: contact !== null,
    source: name === null && contact === null ? null : { name, contact },
    tier: rank(Marking, given.marking),
    compartmentId,
    identifiers,
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

interface PartDone extends Tally {
  /** Ids run on within a transaction, since nothing else writes meanwhile. */
  first: number | null;
  last: number | null;
  /** Rows of the batch that this transaction dealt with. */
  rows: number;
  interrupted: boolean;
}

/** Rows of a transaction while others work. */
const fewestRows = 200;
/** Rows between two looks at who waits: some milliseconds of work. */
const sliceRows = 100;

/** Takes rows in until somebody waits for the store, and `atMost` so many. */
async function takePart(
  context: Context,
  importId: number,
  compartmentId: number,
  { rows, refused }: ImportBatch,
  atMost: number,
): Promise<PartDone> {
  const added: Added[] = [];
  /** One of each marking: whoever may see that one hears that there are new ones. */
  const examples = new Map<number, number>();
  let dealtWith = 0;
  let interrupted = false;
  while (dealtWith < Math.min(rows.length, atMost) && !interrupted) {
    const slice = rows.slice(dealtWith, Math.min(dealtWith + sliceRows, atMost));
    const known = await heldByNumber(context, slice);
    const fresh = slice.filter((row) => !known.has(row));
    const some = await context.contributions.addAll(
      fresh.map((row) => newContribution(context, importId, compartmentId, row)),
    );
    for (const [at, one] of some.entries()) {
      const marking = fresh[at]?.contribution.marking;
      if (one === null || marking === undefined) continue;
      added.push(one);
      examples.set(rank(Marking, marking), one.id);
    }
    dealtWith += slice.length;
    interrupted = await context.shouldYield();
  }
  const done: PartDone = {
    taken: added.length,
    alreadyHeld: dealtWith - added.length,
    refused: refused.length,
    first: added[0]?.id ?? null,
    last: added.at(-1)?.id ?? null,
    rows: dealtWith,
    interrupted,
  };
  await keepRefusals(context, importId, refused);
  await context.db
    .updateTable('import_row')
    .set((eb) => ({
      taken: eb('taken', '+', done.taken),
      alreadyHeld: eb('alreadyHeld', '+', done.alreadyHeld),
      refused: eb('refused', '+', done.refused),
    }))
    .where('id', '=', importId)
    .execute();
  if (done.taken > 0)
    for (const id of examples.values()) context.changed('contribution', `contribution:${id}`, 'queue', 'dashboard');
  return done;
}

/** What an import goes into. A dry run asks the same questions and writes nothing. */
interface Sink {
  importId: number | null;
  take(batch: ImportBatch): Promise<Tally>;
  end(state: 'done' | 'cancelled' | 'failed', digest: Uint8Array | null): Promise<void>;
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
    (id) => ({ subjects: [`import:${id}`] }),
  );
  let transactionRows = batchRows;
  return {
    importId,
    async take({ rows, refused }) {
      // In order of receipt: the index of words is written in that order.
      let left: ImportBatch = {
        rows: rows.toSorted((one, other) => compareWords(one.contribution.receivedAt, other.contribution.receivedAt)),
        refused,
      };
      const tally: Tally = { taken: 0, alreadyHeld: 0, refused: 0 };
      do {
        const part = await context.transact(
          (turn) => takePart(turn, importId, compartmentId, left, transactionRows),
          ({ first, last }) => {
            const range = first === null ? [] : [`contribution:${first}-${last}`];
            return { subjects: [...range, `import:${importId}`] };
          },
        );
        // What was taken in has to be written out before another has a turn: little at a time while others work.
        transactionRows = part.interrupted ? fewestRows : Math.min(transactionRows * 2, batchRows);
        tally.taken += part.taken;
        tally.alreadyHeld += part.alreadyHeld;
        tally.refused += part.refused;
        left = { rows: left.rows.slice(part.rows), refused: [] };
      } while (left.rows.length > 0);
      return tally;
    },
    async end(state, fileDigest) {
      // Whoever began it may not be let in any more: what was taken in is matched, and the import ends, all the same.
      await context.conclude(
        async (transaction) => {
          await transaction.db
            .updateTable('import_row')
            .set({ state, fileDigest })
            .where('id', '=', importId)
            .execute();
          await transaction.withUnrestrictedAccess((unrestricted) => passOnHolding(unrestricted, importId));
        },
        // The same line whatever was passed on.
        () => ({ subjects: [`import:${importId}`] }),
      );
    },
  };
}

function drySink(context: LongContext, compartmentId: number): Sink {
  // Rows that the file itself repeats would be held by the time they came again.
  const seen = new Set<string>();
  return {
    importId: null,
    take: ({ rows, refused }) =>
      context.transact(
        async (turn) => {
          const known = await heldByNumber(turn, rows);
          let alreadyHeld = 0;
          for (const row of rows) {
            const word = Buffer.from(row.key).toString('latin1');
            if (seen.has(word) || known.has(row) || (await turn.contributions.holds(row.key, compartmentId)))
              alreadyHeld += 1;
            seen.add(word);
          }
          return { taken: rows.length - alreadyHeld, alreadyHeld, refused: refused.length };
        },
        // No record is touched, but that some are held already is an answer about them.
        () => ({ subjects: [] }),
      ),
    end: async () => undefined,
  };
}

async function pour(
  context: LongContext,
  input: Input<'intake.importFile'>,
  source: ByteSource,
  sink: Sink,
): Promise<Report> {
  const { mapping } = input;
  const now = await context.read(
    async (turn) => turn.now,
    () => null,
  );
  const rules = {
    mapping,
    now,
    installationTier: rank(Marking, context.installation.maximumMarking),
    clearance: context.me.clearance,
    importer: context.me.id,
  };
  const report: Report = {
    importId: sink.importId,
    taken: 0,
    alreadyHeld: 0,
    refused: 0,
    cancelled: false,
    refusals: [],
  };
  const batches = readInThread<'contributions'>({ reading: 'contributions', source, rules }, context.signal);
  try {
    let step = await batches.next();
    while (!step.done) {
      const tally = await sink.take(step.value);
      report.taken += tally.taken;
      report.alreadyHeld += tally.alreadyHeld;
      report.refused += tally.refused;
      report.refusals.push(...step.value.refused.slice(0, listedRefusals - report.refusals.length));
      context.progress(report.taken + report.alreadyHeld + report.refused, null, 'rows');
      // Lets what has come meanwhile have its turn: other people's clicks, and a cancel.
      await setImmediate();
      step = await batches.next();
    }
    await sink.end('done', step.value.digest);
    return report;
  } catch (error) {
    const cancelled = error instanceof VigilError && error.code === 'CANCELLED';
    await sink.end(cancelled ? 'cancelled' : 'failed', null);
    if (!cancelled) throw error;
    return { ...report, cancelled };
  } finally {
    await batches.return({ digest: new Uint8Array() });
  }
}

/**
 * Rows that cannot be taken are refused one by one and never stop the rest; rows that the vault holds add nothing. After a
 * cancel or a failure, whole batches stay, and the same file again takes up what is missing.
 * Throws MAPPING_INCOMPLETE, NOT_FOUND for a compartment that is not one's own, and what the reader throws.
 */
export const importFile: LongUseCase<'intake.importFile'> = async (context, input) => {
  const source = context.source(input.fileToken);
  const compartmentId = input.compartmentId ?? 0;
  if (input.mapping.text === null && input.mapping.defaultKind !== 'advice') throw new VigilError('MAPPING_INCOMPLETE');
  if (!belongsTo(context.me, compartmentId)) throw new VigilError('NOT_FOUND');
  const sink = input.dryRun ? drySink(context, compartmentId) : await realSink(context, compartmentId);
  return pour(context, input, source, sink);
};
