/** Room: investigations. One use case for each verb of the contract's room of the same name. */
export { actions, advanceAction, raiseAction } from './actions.ts';
export { change, setPriority } from './change.ts';
export { addDecision, decisions } from './decisions.ts';
export { entities, entity } from './entities.ts';
export { addEvent, recordArrest, setArrestOutcome } from './events.ts';
export { list } from './list.ts';
export { look } from './look.ts';
export { open } from './open.ts';
export { assessStage, countersign, recordDisruption } from './stages.ts';
export { addIdentifier, addSubject, changeSubject } from './subjects.ts';
export { timeline } from './timeline.ts';
export { tips } from './tips.ts';
export { restore, withdraw } from './withdraw.ts';
