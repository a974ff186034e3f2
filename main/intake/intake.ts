/** Room: taking contributions in, the queue, and triage. What each verb does stands in the contract. */
export { count } from './count.ts';
export { discardDraft, drafts, saveDraft } from './drafts.ts';
export { grade } from './grade.ts';
export { importFile } from './import-file.ts';
export { saveImportReport } from './import-report.ts';
export { look } from './look.ts';
export { previewFile } from './preview-file.ts';
export { queue } from './queue.ts';
export { record } from './record.ts';
export { mappings, saveMapping } from './saved-mappings.ts';
export { removeView, savedViews, saveView } from './saved-views.ts';
export { signOff } from './sign-off.ts';
export { revealSource } from './source.ts';
export { assess, triage } from './triage.ts';
export { undo } from './undo.ts';
