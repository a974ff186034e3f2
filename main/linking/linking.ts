/** Room: which investigations a contribution touches, and why. What each verb does stands in the contract. */
export { alike } from './alike.ts';
export { blindHits, countBlindHits } from './blind.ts';
export { compare } from './compare-view.ts';
export { decide } from './decide.ts';
export { decideMany, undoMany } from './decide-many.ts';
export { findInvestigation } from './find-investigation.ts';
export { countRevivals, revivals } from './revivals.ts';
export { suggestForText, suggestions } from './suggestions.ts';
export { unlinked } from './unlinked.ts';
export { countWatched, unwatch, watch, watchList, watchSeen } from './watch-list.ts';
