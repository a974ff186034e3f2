/** Room: recording contributions, drafts, and importing files. */
import { z } from 'zod';
import { QuestionKey } from './closing-words.ts';
import { Day, Id, Instant, Line, Nothing, PathToken, TaskName, Text, verb } from './core.ts';
import { ChosenLayout, LayoutDecision } from './file-layout.ts';
import { ColumnMapping } from './mapping.ts';
import { FileNote, RowNote } from './reading-notes.ts';
import { contributionOfficers } from './roles.ts';
import { QuestionSetRule } from './rule-shapes.ts';
import { Channel, ContributionKind, Marking } from './vocabulary.ts';

export const IntakeAnswers = z
  .record(QuestionKey, z.string().max(500))
  .refine((answers) => Object.keys(answers).length <= 60, { message: 'so many questions are asked nowhere' });

/** The questions in force, by kind of report and in the order in which they are asked. */
export const QuestionSets = z.object({
  version: z.int(),
  sets: QuestionSetRule,
});
export type QuestionSets = z.infer<typeof QuestionSets>;

/** The intake form as typed so far; any field may be missing. */
export const IntakeForm = z.strictObject({
  kind: ContributionKind.optional(),
  channel: Channel.optional(),
  text: Text.optional(),
  /** When the public gave it; now, if left out. */
  receivedAt: Instant.optional(),
  area: z.string().max(200).optional(),
  place: z.string().max(500).optional(),
  immediateRisk: z.boolean().optional(),
  /** The officer confirms that the caller was told to dial 999. */
  riskConfirmed: z.boolean().optional(),
  anonymous: z.boolean().optional(),
  contactable: z.boolean().optional(),
  /** Sealed away from the contribution as soon as it is recorded. */
  sourceName: z.string().max(200).optional(),
  sourceContact: z.string().max(200).optional(),
  marking: Marking.optional(),
  compartmentId: z.int().optional(),
  /** To the questions of guided intake; none of them has to be asked. */
  answers: IntakeAnswers.optional(),
  /** The day on which the caller is to be rung back. */
  callBackOn: Day.optional(),
  language: z.string().max(60).optional(),
  /** What the caller was told would happen. */
  toldCaller: z.string().max(500).optional(),
});

export type IntakeForm = z.infer<typeof IntakeForm>;

const ImportReport = z.object({
  importId: Id.nullable(),
  imported: z.int(),
  /** Rows that the vault already holds, for which nothing was added. */
  alreadyRecorded: z.int(),
  refused: z.int(),
  /** All rows of the file that were read: imported, already recorded and refused. */
  rows: z.int(),
  /** Of the rows imported, those with a note that they may not say what their sender meant. */
  doubtful: z.int(),
  cancelled: z.boolean(),
  refusals: z.array(z.object({ line: z.int(), reasons: z.array(z.string()) })),
  /** Notes on the file and on its rows; none where it was not read to its end. */
  notes: z.array(FileNote),
});

/** How far an import has been matched, with cases and with earlier reports: behind everybody's work, the newest reports first. */
export const ImportMatching = z.object({
  importId: Id,
  at: Instant,
  /** How many of its reports are to be matched: all but what is only counted. */
  toMatch: z.int(),
  matched: z.int(),
  /** Since when all of them have been. */
  matchedAt: Instant.nullable(),
});
export type ImportMatching = z.infer<typeof ImportMatching>;

/** The longest text that can be pasted, in UTF-16 units; more of it comes as a file. */
export const longestPaste = 4_000_000;

/** What somebody copied elsewhere and pasted. It is read as a file is, and never touches a disk. */
export const Pasted = z.strictObject({
  text: z.string().max(longestPaste),
  /** The same with its mark-up, where what it was copied from gave any. */
  html: z.string().max(longestPaste).nullable(),
});
export type Pasted = z.infer<typeof Pasted>;

/** What is read: a file or what was pasted, and one of them. */
const readFrom = { fileToken: PathToken.optional(), pasted: Pasted.optional() };
const isOne = (from: { fileToken?: string | undefined; pasted?: Pasted | undefined }) =>
  (from.fileToken === undefined) !== (from.pasted === undefined);
const onlyOne = { path: ['fileToken'], message: 'Either a file is read or what was pasted.' };

export const intake = {
  'intake.record': verb({
    summary: 'records a contribution',
    input: z.strictObject({ form: IntakeForm.required({ channel: true }), draftId: Id.nullable() }),
    output: z.object({ id: Id, reference: z.string() }),
    processing: 'collection',
    permission: contributionOfficers,
    records: (_, out) => [`contribution:${out.id}`],
  }),
  'intake.questions': verb({
    summary: 'reads the questions of guided intake that are in force',
    input: Nothing,
    output: QuestionSets,
    processing: 'none',
    permission: contributionOfficers,
  }),
  'intake.saveDraft': verb({
    summary: 'saves the form as typed so far, in the vault',
    input: z.strictObject({ draftId: Id.nullable(), form: IntakeForm }),
    output: z.object({ draftId: Id }),
    // Every save has its line, even those that the page makes by itself: from the first of them, somebody's words are in the vault.
    processing: 'collection',
    permission: contributionOfficers,
    records: (_, out) => [`draft:${out.draftId}`],
  }),
  'intake.drafts': verb({
    summary: 'lists one’s own drafts',
    input: Nothing,
    output: z.object({ drafts: z.array(z.object({ id: Id, at: Instant, form: IntakeForm })) }),
    processing: 'consultation',
    permission: contributionOfficers,
    records: (_, out) => out.drafts.map((d) => `draft:${d.id}`),
  }),
  'intake.discardDraft': verb({
    summary: 'discards a draft',
    input: z.strictObject({ draftId: Id }),
    output: Nothing,
    processing: 'erasure',
    permission: contributionOfficers,
    records: (input) => [`draft:${input.draftId}`],
  }),
  'intake.previewFile': verb({
    summary: 'previews contributions in a file or a paste and guesses what the columns mean; keeps nothing',
    input: z
      .strictObject({
        ...readFrom,
        mapping: ColumnMapping.nullable(),
        /** How the file is laid out, so far as somebody chose. */
        layout: ChosenLayout.optional(),
      })
      .refine(isOne, onlyOne),
    output: z.object({
      kind: z.enum(['csv', 'tsv', 'xlsx', 'ods', 'html', 'jsonl', 'json', 'eml', 'mbox', 'msg', 'zip']),
      encoding: z.string(),
      columns: z.array(z.string()),
      /** Of a workbook, those that hold anything. */
      sheets: z.array(z.string()),
      /** Everything that had to be decided in order to read it, with the evidence. */
      decisions: z.array(LayoutDecision),
      mapping: ColumnMapping,
      /** The saved mapping that fits these columns, if any. */
      savedMapping: z.string().nullable(),
      sample: z.array(
        z.object({
          line: z.int(),
          cells: z.array(z.string()),
          reasons: z.array(z.string()),
          notes: z.array(RowNote),
          receivedAt: Instant.nullable(),
          channel: Channel.nullable(),
        }),
      ),
      /** Notes on the file itself. */
      notes: z.array(FileNote),
    }),
    processing: 'consultation',
    permission: contributionOfficers,
    transaction: 'own',
  }),
  'intake.importFile': verb({
    summary: 'imports the contributions of a file or a paste, or only tries to (dry run)',
    input: z
      .strictObject({
        ...readFrom,
        mapping: ColumnMapping,
        /** As it was chosen for the preview. */
        layout: ChosenLayout.optional(),
        dryRun: z.boolean(),
        compartmentId: z.int().optional(),
        task: TaskName,
      })
      .refine(isOne, onlyOne),
    output: ImportReport,
    processing: 'collection',
    permission: contributionOfficers,
    transaction: 'own',
    records: (_, out) => (out.importId === null ? [] : [`import:${out.importId}`]),
  }),
  'intake.saveImportReport': verb({
    summary: 'writes what an import added and refused to a CSV file',
    input: z.strictObject({ importId: Id, saveToken: PathToken }),
    output: z.object({ rows: z.int() }),
    processing: 'disclosure',
    permission: contributionOfficers,
    transaction: 'own',
    records: (input) => [`import:${input.importId}`],
  }),
  'intake.imports': verb({
    summary: 'lists one’s own imports, the last of them first, and how far each has been matched',
    input: z.strictObject({ limit: z.int().min(1).max(50) }),
    output: z.object({ imports: z.array(ImportMatching) }),
    // Figures of one's own work alone, which tell nothing of any record.
    processing: 'none',
    permission: contributionOfficers,
  }),
  'intake.mappings': verb({
    summary: 'lists saved column mappings',
    input: Nothing,
    output: z.object({ mappings: z.array(z.object({ id: Id, name: z.string(), mapping: ColumnMapping })) }),
    processing: 'none',
    permission: contributionOfficers,
  }),
  'intake.saveMapping': verb({
    summary: 'saves a column mapping under a name',
    input: z.strictObject({ name: Line, columns: z.array(z.string().max(200)).max(1_000), mapping: ColumnMapping }),
    output: z.object({ id: Id }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (_, out) => [`mapping:${out.id}`],
  }),
  'intake.importInvestigations': verb({
    summary:
      'imports investigations with their subjects from a JSON file; one that is already recorded is left as it is',
    input: z.strictObject({ fileToken: PathToken, task: TaskName }),
    output: z.object({
      imported: z.int(),
      /** Earlier contributions that hold what was imported, told to whoever has those investigations. */
      late: z.object({ delivered: z.int(), more: z.boolean() }),
      alreadyRecorded: z.int(),
      refused: z.int(),
      refusals: z.array(z.object({ line: z.int(), reasons: z.array(z.string()) })),
      /** How many entries hold something that could not be read, and in which fields. */
      noted: z.int(),
      notes: z.array(z.object({ line: z.int(), notes: z.array(z.string()) })),
    }),
    processing: 'collection',
    // For people who may open investigations one by one: the answer tells which operations are already held.
    permission: ['supervisor'],
    transaction: 'own',
  }),
} as const;
