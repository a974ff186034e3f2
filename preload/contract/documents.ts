/** Room: documents, which are files kept with a contribution, an investigation or an exhibit of one. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, disclosed, Id, Instant, Line, Nothing, PathToken, Reason, TaskName, verb } from './core.ts';
import { contributionOfficers, contributionReaders, investigationOfficers, investigationReaders } from './roles.ts';
import { IdentifierKind, Marking } from './vocabulary.ts';

/** The rule as data: bytes of a document, and of one whose words are read; how long that may take, and how many pages are read. */
export const DocumentRule = z.strictObject({
  largestBytes: z.int().positive(),
  textBytes: z.int().positive(),
  textSeconds: z.int().min(5).max(600),
  textPages: z.int().min(1).max(10_000),
  /** Whether a machine reads words in pictures. */
  readImages: z.boolean(),
});
export type DocumentRule = z.infer<typeof DocumentRule>;

/** Added by somebody here, or attached to the mail that its contribution came in. */
export const DocumentOrigin = z.enum(['added', 'mail']);
export type DocumentOrigin = z.infer<typeof DocumentOrigin>;

/** Whether its words are found: `waiting` to be read, `read`, `none` in it, of a type that is not read, or why they could not be. */
export const TextState = z.enum([
  'waiting',
  'read',
  'none',
  'not_read',
  'too_large',
  'took_too_long',
  'damaged',
  'locked',
]);
export type TextState = z.infer<typeof TextState>;

/** How it is shown. */
export const DocumentKind = z.enum(['pdf', 'word', 'image', 'text', 'mail', 'other']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Bytes of one piece as the page sends and gets it, and the same in base64. */
export const mostPieceBytes = 4 * 1024 * 1024;
const Piece = z.base64().max(4 * Math.ceil(mostPieceBytes / 3));

export const Document = z.object({
  id: Id,
  name: z.string(),
  /** By its first bytes, whatever its name says: `application/pdf`. */
  type: z.string(),
  kind: DocumentKind,
  size: z.int(),
  /** In hexadecimal, over all of it. */
  sha256: z.string(),
  ...marked,
  origin: DocumentOrigin,
  addedAt: Instant,
  addedBy: z.string(),
  exhibit: z.object({ exhibitId: Id, reference: z.string() }).nullable(),
  pages: z.int().nullable(),
  text: TextState,
  /** In a hundred, where a machine read its words from a picture: what it says is to be compared with the picture. */
  confidence: z.int().nullable(),
  withdrawnAt: Instant.nullable(),
});
export type Document = z.infer<typeof Document>;

const Change = z.object({ id: Id, at: Instant, by: z.string(), what: z.string(), reason: z.string().nullable() });

/** What it is kept with: one of the three. */
const About = { contributionId: Id.nullable(), investigationId: Id.nullable(), exhibitId: Id.nullable() };
interface AboutOne {
  contributionId: number | null;
  investigationId: number | null;
  exhibitId: number | null;
}
const onlyOne = (about: AboutOne) =>
  [about.contributionId, about.investigationId, about.exhibitId].filter((id) => id !== null).length === 1;
const oneOf = { message: 'one record' };

const recordsOf = ({ contributionId, investigationId, exhibitId }: AboutOne): string[] => [
  ...(contributionId === null ? [] : [`contribution:${contributionId}`]),
  ...(investigationId === null ? [] : [`investigation:${investigationId}`]),
  ...(exhibitId === null ? [] : [`exhibit:${exhibitId}`]),
];
const ofDocument = ({ documentId }: { documentId: number }) => [`document:${documentId}`];

export const documents = {
  'documents.list': verb({
    summary: 'lists the documents of a contribution, an investigation or an exhibit, the newest first',
    input: z
      .strictObject({ ...About, after: Cursor.nullable(), limit: z.int().min(1).max(200).default(50) })
      .refine(onlyOne, oneOf),
    output: z.object({
      documents: z.array(Document),
      rule: z.object({ version: z.int(), wording: z.string(), rule: DocumentRule }),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => recordsOf(input),
  }),
  'documents.get': verb({
    summary: 'shows what is known of a document, and what was done to it',
    input: z.strictObject({ documentId: Id }),
    output: z.object({
      document: Document,
      contributionId: Id.nullable(),
      investigationId: Id.nullable(),
      changes: z.array(Change),
      identifiers: z.array(
        z.object({ page: z.int(), start: z.int(), kind: IdentifierKind, text: z.string(), value: z.string() }),
      ),
      /** Whether there are more identifiers than are shown. */
      more: z.boolean(),
      /** Whether words in pictures are read, by the rule in force. */
      readsImages: z.boolean(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => ofDocument(input),
  }),
  'documents.namedInCase': verb({
    summary: 'lists numbers, plates and addresses that the documents of an investigation name and it does not hold',
    input: z.strictObject({
      investigationId: Id,
      /** Those alone that somebody has said are not of this case. */
      ruledOut: z.boolean(),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      /** Each once, where it stands first. */
      found: z.array(
        z.object({
          documentId: Id,
          name: z.string(),
          /** `null` where the document has no pages. */
          page: z.int().nullable(),
          ...marked,
          kind: IdentifierKind,
          text: z.string(),
          value: z.string(),
          /** Read by machine from a picture: to be compared with it before it is relied on. */
          doubtful: z.boolean(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => [`investigation:${input.investigationId}`],
  }),
  'documents.notOfCase': verb({
    summary: 'says that something a document of an investigation names is not of this case, or takes that back',
    input: z.strictObject({ investigationId: Id, kind: IdentifierKind, value: Line, ruledOut: z.boolean() }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`investigation:${input.investigationId}`],
  }),
  'documents.begin': verb({
    summary: 'begins to add a document, whose bytes follow in pieces',
    input: z
      .strictObject({
        ...About,
        name: z.string().trim().min(1).max(255),
        size: z.int().nonnegative(),
        /** Higher than that of the record, where it is given. */
        marking: Marking.nullable(),
      })
      .refine(onlyOne, oneOf),
    output: z.object({ documentId: Id }),
    processing: 'collection',
    permission: contributionOfficers,
    records: (input, out) => [...recordsOf(input), ...ofDocument(out)],
  }),
  'documents.addPiece': verb({
    summary: 'adds the next bytes of a document that is being added',
    input: z.strictObject({
      documentId: Id,
      /** How many bytes came before. */
      from: z.int().nonnegative(),
      bytes: Piece,
    }),
    output: z.object({ received: z.int() }),
    processing: 'collection',
    permission: contributionOfficers,
    records: (input) => ofDocument(input),
  }),
  'documents.finish': verb({
    summary: 'reads back what has arrived of a document, keeps it, and reads its words',
    input: z.strictObject({ documentId: Id, task: TaskName }),
    output: z.object({ sha256: z.string(), type: z.string(), text: TextState, pages: z.int().nullable() }),
    processing: 'collection',
    permission: contributionOfficers,
    transaction: 'own',
    records: (input) => ofDocument(input),
  }),
  'documents.cancel': verb({
    summary: 'takes out what has arrived of a document that one was adding',
    input: z.strictObject({ documentId: Id }),
    output: Nothing,
    processing: 'erasure',
    permission: contributionOfficers,
    transaction: 'own',
    records: (input) => ofDocument(input),
  }),
  'documents.readText': verb({
    summary: 'reads the words of a document that waits for it, or of the next ones that do',
    input: z.strictObject({ documentId: Id.nullable(), task: TaskName }),
    /** `left`: others that one may see still wait. */
    output: z.object({ read: z.int(), left: z.boolean() }),
    processing: 'alteration',
    permission: contributionOfficers,
    transaction: 'own',
    records: (input) => (input.documentId === null ? [] : [`document:${input.documentId}`]),
  }),
  'documents.bytes': verb({
    summary: 'reads bytes of a document, to be shown',
    input: z.strictObject({
      documentId: Id,
      from: z.int().nonnegative(),
      length: z.int().min(1).max(mostPieceBytes),
    }),
    output: z.object({ bytes: z.string(), size: z.int() }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => ofDocument(input),
  }),
  'documents.text': verb({
    summary: 'reads the words of a document, some pages at a time',
    input: z.strictObject({ documentId: Id, after: Cursor.nullable(), limit: z.int().min(1).max(50).default(10) }),
    output: z.object({
      pages: z.array(z.object({ page: z.int(), text: z.string() })),
      text: TextState,
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input) => ofDocument(input),
  }),
  'documents.verify': verb({
    summary: 'reads a document from its first byte to its last and holds it against the digest with which it was kept',
    input: z.strictObject({ documentId: Id, task: TaskName }),
    output: z.object({ whole: z.boolean() }),
    processing: 'consultation',
    permission: contributionReaders,
    transaction: 'own',
    records: (input) => ofDocument(input),
  }),
  'documents.save': verb({
    summary: 'saves a document as a file outside the vault, logged as a disclosure with a receipt',
    input: z.strictObject({ documentId: Id, saveToken: PathToken, ...disclosed, task: TaskName }),
    /** `receipt`: its number, `EXP-26-P3-0001`. */
    output: z.object({ marking: Marking, receipt: z.string() }),
    processing: 'disclosure',
    permission: contributionOfficers,
    transaction: 'own',
    records: (input) => ofDocument(input),
  }),
  'documents.withdraw': verb({
    summary: 'withdraws a document that was added by mistake; it stays in the history',
    input: z.strictObject({ documentId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => ofDocument(input),
  }),
  'documents.restore': verb({
    summary: 'restores a document that was withdrawn',
    input: z.strictObject({ documentId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => ofDocument(input),
  }),
  'documents.raiseMarking': verb({
    summary: 'gives a document a higher marking than it has',
    input: z.strictObject({ documentId: Id, marking: Marking, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => ofDocument(input),
  }),
} as const;
