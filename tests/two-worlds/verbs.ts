/** Which verbs are played by whom. Every verb of the contract is, but for those that are named here with the reason. */
import type { VerbEntry } from '../../preload/contract/core.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { isIdField, type Kind, kindOf } from '../inputs/id-kinds.ts';
import { inputSchema } from '../inputs/make-input.ts';
import type { Person } from './cast.ts';

export const verbs = Object.keys(contract) as VerbName[];
export const entryOf = (verb: VerbName): VerbEntry => contract[verb];

/** Not played from outside. A name that is no verb of the contract does not compile. */
const notFromOutside: Partial<Record<VerbName, string>> = {
  'access.breakGlassUses': 'an auditor is told of every use: that is what the report is for',
  'myWork.audited': 'an auditor is told of every use of break-glass and of all that left',
  'myWork.auditState': 'an auditor is told of every review of break-glass that is awaited',
  'audit.entries': 'an auditor is told of all that was done: that is what auditors are for',
};

/** Why a verb is not played from outside; `null` for the others. */
export function reasonNotToPlay(verb: VerbName): string | null {
  const { runsIn, permission } = entryOf(verb);
  if (runsIn === 'host') return 'the host does it and touches no record';
  if (permission === 'anyone')
    return 'it opens or closes a vault, before there is anybody to whom something could be shown';
  return notFromOutside[verb] ?? null;
}

/**
 * Played and compared, but accepted only where nobody could agree, or nobody else is signed in; here there are supervisors, and everybody is.
 * tests/access and tests/engine have their stories.
 */
export const neverAccepted: readonly VerbName[] = ['access.addPerson', 'vault.newRecoveryCode', 'vault.newDataKey'];

/** What these do is for everybody to see, whoever does it: no hidden work. */
const forEverybody: Partial<Record<VerbName, string>> = {
  'oversight.setThreatLevel': 'the threat level is told to all',
  'oversight.withdrawThreatLevel': 'the threat level is told to all',
  'publicPage.draft': 'pages for the public are for everybody who releases them',
  'publicPage.approve': 'pages for the public are for everybody who releases them',
  'publicPage.withdraw': 'pages for the public are for everybody who releases them',
  'publicPage.release': 'pages for the public are for everybody who releases them',
  'publicPage.figuresAsCsv': 'pages for the public are for everybody who releases them',
  'maps.loadFile': 'what places are called is told to all',
  'maps.withdrawFile': 'what places are called is told to all',
  'maps.restoreFile': 'what places are called is told to all',
  'maps.renewPoints': 'what places are called is told to all',
  'inbox.setAbsence': 'who is away is told to all',
  'linking.tellRecorder': 'it tells the recorder, as somebody of the hidden investigation wants',
  'rules.propose': 'rules are told to all',
  'rules.agree': 'rules are told to all',
  'rules.refuse': 'rules are told to all',
  'rules.withdraw': 'rules are told to all',
  'reviews.give': 'which closures wait is read from a list, where people inside see those of everybody too',
  'accuracy.measure': 'the figures are told to all; nothing of the vault is read for them',
  'contributions.changeMarking': 'where it is widened, it is for everybody to see',
  'contributions.answerMarking': 'where it is widened, it is for everybody to see',
  'investigations.changeMarking': 'where it is widened, it is for everybody to see',
  'investigations.answerMarking': 'where it is widened, it is for everybody to see',
  'intake.importInvestigations': 'what it takes in stands outside every compartment',
};

export const fromOutside = verbs.filter((verb) => reasonNotToPlay(verb) === null);
export const fromInside = fromOutside.filter(
  (verb) => !verb.startsWith('access.') && !verb.startsWith('vault.') && forEverybody[verb] === undefined,
);

export function may(person: Person, verb: VerbName): boolean {
  const { permission } = entryOf(verb);
  return typeof permission === 'string' || person.roles.some((role) => permission.includes(role));
}

/** Kinds of record that an input names at its top. */
function kindsIn(verb: VerbName): Kind[] {
  const names = Object.keys(inputSchema(verb).properties ?? {}).filter(isIdField);
  return names.map((name) => kindOf(verb, 'input', [name], {}));
}

export const needsVersion = (verb: VerbName) => Object.hasOwn(inputSchema(verb).properties ?? {}, 'version');

const reads = fromOutside.filter((verb) => ['consultation', 'none'].includes(entryOf(verb).processing));
/** Questions about one record of a kind. */
export const questionsAbout = (kind: Kind) => reads.filter((verb) => kindsIn(verb).includes(kind));
const goesOn = (verb: VerbName) => Object.hasOwn(inputSchema(verb).properties ?? {}, 'after');
/** Questions about nothing in particular: lists, counts, figures. Lists of several pages tell most, and stand here more often. */
export const questionsAtLarge = reads
  .filter((verb) => kindsIn(verb).length === 0)
  .flatMap((verb) => (goesOn(verb) ? [verb, verb, verb, verb, verb] : [verb]));

/** How to look at a record before it is changed. */
export const lookAt: Readonly<Record<Kind, VerbName>> = {
  contribution: 'triage.get',
  investigation: 'investigations.get',
  chart: 'charts.open',
};
