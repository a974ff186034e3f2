export { copiedWithin, type Duplicate, findDuplicates, toldTwice } from './find-duplicates.ts';
export type { Told } from './fingerprint.ts';
