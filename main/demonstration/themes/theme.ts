/**
 * A theme is a small grammar: one of `what`, then some of `detail`, `more` and `doubt`. Sentences are in the past tense and take
 * their speaker from the text style: {i}, {me}, {my}. {who} is the person or people the report is about, so no verb after it may
 * show the number.
 */
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';

export interface Theme {
  readonly name: string;
  readonly what: readonly string[];
  readonly detail: readonly string[];
  readonly more: readonly string[];
  readonly doubt: readonly string[];
  /** Shares of triage outcomes where the contribution is not linked to anything. */
  readonly outcome: Partial<Record<Exclude<ContributionState, 'untriaged' | 'linked'>, number>>;
}
