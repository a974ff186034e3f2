/** Who is spoken of in a contribution, and what goes with them there. */
import type { Born, Generation, Sex } from './facts.ts';

export type NameKind = 'name' | 'nickname' | 'kunya';

export interface WrittenName {
  kind: NameKind;
  /** As written. */
  text: string;
  start: number;
  end: number;
  /** Folded words in the order written, initials among them, without titles. */
  tokens: readonly string[];
  /** 1 where it certainly is a name, down to 0.5. */
  certainty: number;
  /** A title or rank stands before it. */
  titled: boolean;
  /** It follows "in" or "at", or a street or school follows it: rather a place than a person. */
  place: boolean;
}

export type ParticularKind =
  | 'phone'
  | 'part of a phone'
  | 'shared phone'
  | 'vrm'
  | 'email'
  | 'host'
  | 'handle'
  | 'postcode'
  | 'address'
  | 'bank_account'
  | 'imei'
  | 'passport'
  | 'number';

/** Something in a form of its own that goes with somebody. */
export interface Particular {
  kind: ParticularKind;
  /** Normalised. */
  value: string;
  /** As written. */
  text: string;
  start: number;
  end: number;
}

/** A word of the text beside somebody, as `phraseWord` and `topicStem` leave it. */
export interface BesideWord {
  word: string;
  text: string;
  start: number;
  /** Names of places, bodies and things: in no list of words. */
  unusual: boolean;
  /** It stands behind "in" or "near", or after a comma, as places do. */
  place: boolean;
  /** How often words like it are met in texts, from 0 to 1. */
  usual: number;
}

/** Some words of a text run together as they sound: a machine or a stranger wrote down a name so. */
export interface HeardName {
  sound: string;
  start: number;
  end: number;
}

/** What keys are made of. */
export interface Findable {
  /** Of one person; none where the text tells of somebody without a name. */
  names: readonly WrittenName[];
  particulars: readonly Particular[];
  words: ReadonlyMap<string, BesideWord>;
}

export interface Mention extends Findable {
  born: readonly Born[];
  sex: Sex | null;
  generation: Generation | null;
  /** The text says that somebody else is meant than others may think. */
  otherMeant: boolean;
}

/** A contribution as it is matched with others by person. */
export interface ReadContribution {
  receivedAt: string;
  text: string;
  mentions: readonly Mention[];
  heard: readonly HeardName[];
}
