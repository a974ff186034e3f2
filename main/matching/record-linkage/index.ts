export { linkFrom, matchPeople } from './match-people.ts';
export { matchProfiles } from './match-profiles.ts';
export type { ProfileSource } from './profile.ts';
export type { PersonRecord } from './record.ts';
export { estimateWeights, shippedWeights, type Weights } from './weights.ts';
