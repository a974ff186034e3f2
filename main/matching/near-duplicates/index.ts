export { type Duplicate, findDuplicates, isRetelling } from './find-duplicates.ts';
export type { FingerprintSource } from './fingerprint.ts';
export { copiedWithin } from './judge.ts';
