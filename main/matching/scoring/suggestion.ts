import type { IdentifierKind, MatchStrength } from '../../../preload/contract/vocabulary.ts';
import type { InAttachment } from './tip.ts';
import type { Sign } from './weights.ts';

/** One thing of a tip that agrees with something an investigation holds. */
export interface Reason {
  kind: IdentifierKind;
  /** The held value. */
  value: string;
  /** What the tip says, with its UTF-16 offsets. */
  tipText: string;
  start: number;
  end: number;
  caseText: string;
  /** `null` when the investigation itself holds it. */
  subjectName: string | null;
  strength: 'unique' | 'distinctive' | 'weak';
  /** How many investigations hold it. */
  common: number;
  /** Of a person: the tip has possibly no name there. Of anything else: a machine read it from a picture. */
  doubtful?: true;
  /** The tip says it in what is attached to it, to whose page the offsets belong. */
  attachment?: InAttachment;
}

/** The passage of a tip that a reason is about. */
export const passageOf = ({
  start,
  attachment,
}: {
  start: number;
  attachment?: Pick<InAttachment, 'documentId' | 'page'> | undefined;
}): string => (attachment === undefined ? String(start) : `${attachment.documentId} ${attachment.page ?? 1} ${start}`);

export interface Suggestion {
  investigationId: number;
  matchStrength: MatchStrength;
  /** Points, for the order among suggestions; only the match strength is for people. */
  score: number;
  /** Strongest first. */
  reasons: Reason[];
  /** Plain sentences about what contradicts. */
  against: string[];
}

/** What a sign is worth here: its points in full, times the amount. */
export interface Worth {
  sign: Sign;
  /** Less than 1 for what is common, told in part or in doubt. */
  amount: number;
}

/** A reason with what it is worth before contradictions. */
export interface Evidence extends Worth {
  reason: Reason;
  points: number;
  subjectId: number | null;
}
