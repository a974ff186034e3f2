/** What the room offers the engine. */
export { answerFact } from './answer-fact.ts';
export { claim, release } from './claim.ts';
export { closingNeeds } from './closing-needs.ts';
export { considered } from './considered.ts';
export { get } from './get-contribution.ts';
export { grade } from './grade.ts';
export { previewMany } from './preview-many.ts';
export { removeView, savedViews, saveView } from './saved-views.ts';
export { noteSearch } from './search-notes.ts';
export { signOff } from './sign-off.ts';
export { snooze, wake } from './snooze.ts';
export { nameSourceReaders, revealSource } from './source.ts';
export { assess, triage } from './triage.ts';
