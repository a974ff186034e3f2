/** What a document holds before anybody gets it: its blocks, and what has to be logged and marked. */
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import type { Block } from './paper.ts';

export interface Content {
  title: string;
  blocks: Block[];
  handling: string[];
  markingRank: number;
  /** As the log names them. */
  investigationId: number | null;
  contributionIds: number[];
}

/** The highest of these markings and a rank. */
export const highest = (least: number, markings: readonly Marking[]): number =>
  markings.reduce((most, marking) => Math.max(most, rank(Marking, marking)), least);

/** Facts that are known; what is empty is left out. */
export const facts = (rows: readonly (readonly [label: string, value: string | null])[]): Block => ({
  kind: 'facts',
  rows: rows.flatMap(([label, value]) => (value === null || value.trim() === '' ? [] : [[label, value] as const])),
});

export const part = (text: string): Block => ({ kind: 'heading', level: 2, text });

/** A table under its name, or a sentence where there is nothing. */
export function listed(
  name: string,
  none: string,
  table: { head: readonly string[]; shares: readonly number[]; rows: readonly (readonly string[])[] },
): Block[] {
  return [part(name), table.rows.length === 0 ? { kind: 'text', text: none } : { kind: 'table', ...table }];
}
