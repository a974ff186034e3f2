/** Room: which investigations a contribution touches, and why. What each verb does stands in the contract. */
export { decide } from './decide.ts';
export { findInvestigation } from './find-investigation.ts';
export { countRevivals, revivals } from './revivals.ts';
export { suggestForText, suggestions } from './suggestions.ts';
export { unlinked } from './unlinked.ts';
