export type { Told } from './account.ts';
export { copiedWithin, type Duplicate, findDuplicates, toldTwice } from './find-duplicates.ts';
