/** Tables of documents and of exhibits; see schema.ts. */
import type { Generated } from 'kysely';
import type { DocumentOrigin, TextState } from '../../preload/contract/documents.ts';
import type { DatePrecision, IdentifierKind } from '../../preload/contract/vocabulary.ts';
import type { Json } from './schema-values.ts';

export interface DocumentTables {
  document_rule: { version: number; fromDay: string; rule: Json; wording: string };
  document: {
    id: Generated<number>;
    contributionId: number | null;
    investigationId: number | null;
    exhibitId: number | null;
    state: 'arriving' | 'kept';
    origin: DocumentOrigin;
    name: string;
    type: string;
    size: number;
    /** Bytes that have arrived. */
    received: number;
    sha256: string | null;
    markingRank: number;
    addedAt: string;
    addedBy: number;
    /** When the last bytes arrived. */
    touchedAt: string;
    textState: TextState;
    pages: number | null;
    withdrawnAt: string | null;
    /** In a hundred, where a machine read its words from a picture. */
    confidence: Generated<number | null>;
  };
  /** `sha256`: of these bytes alone. */
  document_piece: { documentId: number; place: number; bytes: Uint8Array; sha256: Uint8Array };
  document_change: {
    id: Generated<number>;
    documentId: number;
    at: string;
    by: number;
    what: string;
    reason: string | null;
  };
  document_page: { id: Generated<number>; documentId: number; page: number; text: string };
  document_identifier: {
    documentId: number;
    page: number;
    kind: IdentifierKind;
    value: string;
    text: string;
    start: number;
    end: number;
    /** 1: possibly none, as the words of a picture that a machine read, or what may be no name. */
    doubtful: Generated<number>;
  };
  not_of_case: {
    id: Generated<number>;
    investigationId: number;
    kind: IdentifierKind;
    value: string;
    at: string;
    by: number;
    takenBackAt: string | null;
    takenBackBy: number | null;
  };
  attachment_due: { contributionId: number; receiptOrder: number };
  exhibit: {
    id: Generated<number>;
    investigationId: number;
    reference: string;
    description: string;
    foundBy: string;
    foundAt: string;
    foundPrecision: DatePrecision;
    foundPlace: string;
    version: Generated<number>;
    recordedAt: string;
    recordedBy: number;
    withdrawnAt: string | null;
  };
  exhibit_movement: {
    id: Generated<number>;
    investigationId: number;
    exhibitId: number;
    at: string;
    fromWhom: string;
    toWhom: string;
    place: string;
    reason: string;
    sealNumber: string | null;
    recordedAt: string;
    recordedBy: number;
    /** The movement that this one stands in place of, and why. */
    corrects: number | null;
    because: string | null;
  };
  exhibit_correction: {
    id: Generated<number>;
    investigationId: number;
    exhibitId: number;
    at: string;
    by: number;
    what: string;
    reason: string | null;
  };
}
