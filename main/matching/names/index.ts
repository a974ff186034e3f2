export {
  compareNames,
  type How,
  type NameComparison,
  type NamePart,
  threshold,
} from './compare-names.ts';
export { foldName, foldText, nameTokens } from './fold.ts';
export { nameKeys, tokenKeys } from './name-keys.ts';
export { compareOrganisations, organisationThreshold } from './organisations.ts';
