/** What the room offers the engine. */
export { audited, auditState } from './audited.ts';
export { callBacks, calledBack, moveCallBack } from './call-backs.ts';
export { discardDraft, draft, saveDraft } from './drafts.ts';
export { exceptionList, exceptions, pagesToApprove } from './exceptions.ts';
export { myWork } from './my-work.ts';
export { news } from './news.ts';
export { actionsWith, team } from './team.ts';
export { drafts } from './unfinished.ts';
export { upkeep } from './upkeep.ts';
