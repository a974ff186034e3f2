/** What the room offers the engine. */
export {
  advanceAction,
  allocateActions,
  cancelAction,
  changeAction,
  reopenAction,
  transferAction,
} from './actions/advance.ts';
export { actionCounts, actions, actionsToFile, myActions } from './actions/lists.ts';
export { action, raiseAction } from './actions/raise.ts';
export { proposals, proposalsForMe } from './case-proposal-lists.ts';
export {
  answerProposal,
  proposeChange,
  proposeClosure,
  reopen,
  take,
  withdrawProposal,
} from './case-proposals.ts';
export { change } from './change.ts';
export { closingItems, waiveForClosing, withdrawWaiver } from './closing-items.ts';
export { changeEvent, event } from './correct-event.ts';
export { addDecision, decisions } from './decisions/log.ts';
export {
  completeDecision,
  countersignDecision,
  decisionsForMe,
  reviewDecision,
} from './decisions/tasks.ts';
export {
  addEnquiry,
  changeEnquiry,
  enquiries,
  enquiryContributions,
  placeInEnquiry,
  settleEnquiry,
} from './enquiries/enquiries.ts';
export { entities, entity } from './entities.ts';
export { entityTips } from './entity-tips.ts';
export { addEvent, changeArrest, recordArrest, setArrestOutcome } from './events.ts';
export { get } from './get-investigation.ts';
export { list } from './list.ts';
export { mentions, mentionsSeen } from './notes/mentions.ts';
export { addNote, changeNote, notes, noteVersions, restoreNote, withdrawNote } from './notes/notes.ts';
export { peopleToMention } from './notes/people.ts';
export { open } from './open.ts';
export { setPriority } from './priority.ts';
export { assessStage, countersign, recordDisruption } from './stages.ts';
export { setSubjectMatter, subjectMatter } from './subject-matter.ts';
export { addIdentifier, addSubject, changeSubject } from './subjects.ts';
export { timeline } from './timeline.ts';
export { tips } from './tips.ts';
export { restore, withdraw } from './withdraw.ts';
