export {
  type CaseIdentifier,
  caseIdentifiersOf,
  type InvestigationSource,
  type SubjectSource,
  topicOf,
} from './case-identifiers.ts';
export { type Frequency, rarity } from './evidence.ts';
export { indexKeys, type LookupKey, lookupKeys, partialForms, tipKeys, urlKey, weighingKeys } from './keys.ts';
export type { Named, Sharing } from './sharing.ts';
export { reasonsFor, signsOf, suggest } from './suggest.ts';
export { passageOf, type Reason, type Suggestion } from './suggestion.ts';
export type { AttachedText, InAttachment, Tip } from './tip.ts';
export { distinctiveWords } from './tip-words.ts';
export { decisive, decisiveKinds, type LinkWeights, linkWeights, type Sign, signs } from './weights.ts';
