/** What a search finds, and how high it ranks. */
import type { Output } from '../../preload/contract/index.ts';

export type Hit = Output<'search.find'>['hits'][number];

export interface Ranked {
  /** Lower comes first. */
  rank: number;
  hit: Omit<Hit, 'caveats'>;
  /** The record that it is of, whose caveats it bears. */
  of: { contributionId: number | null } | { investigationId: number | null };
}
