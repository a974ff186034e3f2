/** What the room offers the engine. */
export { actions, advanceAction, raiseAction, reopenAction } from './actions.ts';
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
export { changeEvent, event } from './correct-event.ts';
export { addDecision, decisions } from './decisions.ts';
export { entities, entity } from './entities.ts';
export { entityTips } from './entity-tips.ts';
export { addEvent, recordArrest, setArrestOutcome } from './events.ts';
export { get } from './get-investigation.ts';
export { list } from './list.ts';
export { open } from './open.ts';
export { setPriority } from './priority.ts';
export { assessStage, countersign, recordDisruption } from './stages.ts';
export { setSubjectMatter, subjectMatter } from './subject-matter.ts';
export { addIdentifier, addSubject, changeSubject } from './subjects.ts';
export { timeline } from './timeline.ts';
export { tips } from './tips.ts';
export { restore, withdraw } from './withdraw.ts';
