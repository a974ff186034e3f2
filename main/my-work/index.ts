/** What the room offers the engine. */
export { discardDraft, draft, saveDraft } from './drafts.ts';
export { myWork } from './my-work.ts';
export { drafts } from './unfinished.ts';
