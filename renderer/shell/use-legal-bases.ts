import { useQuery } from './use-query.ts';

/** The legal bases on which something may be disclosed, as the rule in force has them. */
export const useLegalBases = (): readonly { code: string; wording: string }[] =>
  useQuery('exports.legalBases', {}, { topics: [] }).value?.bases ?? [];
