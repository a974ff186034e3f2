/** What comparing two contributions by person gives: data, from which a page makes sentences. */

import type { ParticularKind } from './mention.ts';
import type { Likeness } from './name-tokens.ts';

export type Strength = 'strong' | 'probable' | 'possible' | 'none';

export type ReasonKind =
  | ParticularKind
  | 'name'
  | 'heard'
  | 'no name shared'
  | 'other name'
  | 'damaged'
  | 'word'
  | 'age'
  | 'birth date'
  | 'other birth date'
  | 'other age'
  | 'other sex'
  | 'other generation'
  | 'other place'
  | 'said to be another';

export interface Reason {
  kind: ReasonKind;
  /** As written in the first contribution, and in the second. */
  one: string;
  other: string;
  /** For (above nought) or against. */
  bits: number;
  /** Of a name: how its parts agree. */
  how?: readonly Likeness[];
}

export interface PersonMatch {
  /** Which mention of each contribution, by its place. */
  mentions: readonly [number, number];
  bits: number;
  strength: Strength;
  reasons: readonly Reason[];
  /** A name agrees. */
  named: boolean;
  /** No name agrees, but a part or a letter of one does. */
  partly: boolean;
  /** Parts of it that agree, initials apart. */
  parts: number;
  /** One of the two tells of somebody without a name. */
  nameless: boolean;
  /** A number or an address that is one person's agrees. */
  unique: boolean;
  /** Bits of what agrees beside the name. */
  context: number;
  /** Another birth, age or sex. */
  contradicted: boolean;
}
