export { type Duplicate, findDuplicates } from './find-duplicates.ts';
