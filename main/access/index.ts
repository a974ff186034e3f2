/** What the room offers the engine. */

export { addPerson } from './add-person.ts';
export { agree } from './agree.ts';
export { breakGlass, breakGlassState, reviewBreakGlass } from './break-glass.ts';
export { breakGlassToReview, breakGlassUses, countBreakGlassToReview } from './break-glass-lists.ts';
export { addCaveat, caveats, retireCaveat } from './caveats.ts';
export { changePerson } from './change-person.ts';
export { addCompartment, compartments, setMembers } from './compartments.ts';
export { colleagues, people } from './people.ts';
export { countProposals, proposals, propose } from './proposals.ts';
export { refuse, withdrawProposal } from './settle-proposal.ts';
export { markingChanges } from './waiting-markings.ts';
