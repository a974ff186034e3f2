/** What the room offers the engine. */
export { setContributionCaveats, setInvestigationCaveats } from './caveats.ts';
export { answerContributionMarking, changeContributionMarking } from './contributions.ts';
export { answerInvestigationMarking, changeInvestigationMarking } from './investigations.ts';
export { liftReaders, setReaders } from './readers.ts';
