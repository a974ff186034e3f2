/** What the room offers the engine. */
export { audited, auditState } from './audited.ts';
export { callBacks, calledBack, moveCallBack } from './call-backs.ts';
export { countersigns, pagesToApprove, signOffs } from './decisions.ts';
export { discardDraft, draft, saveDraft } from './drafts.ts';
export { exceptionList, exceptions } from './exceptions.ts';
export { myWork } from './my-work.ts';
export { news } from './news.ts';
export { actionsWith, team } from './team.ts';
export { drafts } from './unfinished.ts';
export { upkeep } from './upkeep.ts';
