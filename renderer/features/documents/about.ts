import type { Input } from '../../../preload/contract/index.ts';

/** What documents are kept with: one of the three. */
export type About = Pick<Input<'documents.list'>, 'contributionId' | 'investigationId' | 'exhibitId'>;

const nothing: About = { contributionId: null, investigationId: null, exhibitId: null };
export const ofContribution = (contributionId: number): About => ({ ...nothing, contributionId });
export const ofInvestigation = (investigationId: number): About => ({ ...nothing, investigationId });
export const ofExhibit = (exhibitId: number): About => ({ ...nothing, exhibitId });

const units = ['bytes', 'KB', 'MB', 'GB'] as const;

/** `1.4 MB`, as an officer reads it. */
export function sizeInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}
