/** What the room does for the engine. */
export { compare } from './compare-view.ts';
export { decide } from './decide.ts';
export { decideMany, undoMany } from './decide-many.ts';
export { blindHits, countBlindHits } from './deconfliction.ts';
export { findInvestigation } from './find-investigation.ts';
export { countRevivals, revivals } from './late-matches.ts';
export { unlinked } from './late-matches-of-case.ts';
export { alike } from './same-origin.ts';
export { suggestForText, suggestions } from './suggestions.ts';
export { tellRecorder } from './tell-recorder.ts';
export { countWatched, unwatch, watch, watchList, watchSeen } from './watch-list.ts';
