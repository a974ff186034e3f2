/** What the room does for the engine. */
export { compare } from './compare-view.ts';
export { decide } from './decide.ts';
export { decideMany, undoMany } from './decide-many.ts';
export { countDeconflictionHits, deconflictionHits } from './deconfliction.ts';
export { earlierReports, earlierReportsForText } from './earlier-reports.ts';
export { findInvestigation } from './find-investigation.ts';
export { countLateMatches, lateMatches } from './late-matches.ts';
export { lateMatchesOfCase } from './late-matches-of-case.ts';
export { addIdentifier, addSubject, changeSubject } from './learn.ts';
export { waiveEarlierReports, withdrawWaiver } from './report-waivers.ts';
export { reportedPerson } from './reported-person.ts';
export { reportedPersons } from './reported-persons.ts';
export { sameOrigin } from './same-origin.ts';
export { decideSamePerson, withdrawSamePerson } from './same-person.ts';
export { suggestForText, suggestions } from './suggestions.ts';
export { tellRecorder } from './tell-recorder.ts';
export { undo } from './undo.ts';
export { countWatched, unwatch, watch, watchList, watchSeen } from './watch-list.ts';
