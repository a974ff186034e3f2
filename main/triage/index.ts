/** What the room offers the engine. */
export { claim, release } from './claim.ts';
export { get } from './get-contribution.ts';
export { grade } from './grade.ts';
export { removeView, savedViews, saveView } from './saved-views.ts';
export { signOff } from './sign-off.ts';
export { nameSourceReaders, revealSource } from './source.ts';
export { assess, triage } from './triage.ts';
