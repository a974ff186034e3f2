/** What the room does for the engine. */
export { discardDraft, drafts, saveDraft } from './drafts.ts';
export { questions } from './guided.ts';
export { importFile } from './import-file.ts';
export { importInvestigations } from './import-investigations.ts';
export { saveImportReport } from './import-report.ts';
export { imports } from './imports.ts';
export { previewFile } from './preview-file.ts';
export { record } from './record.ts';
export { mappings, saveMapping } from './saved-mappings.ts';
