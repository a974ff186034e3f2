/** Why two contributions may speak of one person, in sentences that an officer reads. */
import type { PersonReason, PersonReasonKind } from '../../../preload/contract/earlier-reports.ts';
import { type ContributionState, label } from '../../../preload/contract/vocabulary.ts';
import { countOf } from '../../ui/figures.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.personReasons;

const likenessWords: Readonly<Record<PersonReason['how'][number], string | null>> = {
  same: null,
  spelling: texts.speltOtherwise,
  'typing error': texts.aLetterOrTwo,
  sound: texts.soundsAlike,
  'short form': texts.anotherFormOfThe,
  initial: texts.anInitialOnly,
};

const quoted = (text: string) => `“${text}”`;
const fold = (text: string) => text.toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim();

/** How a name here and one there are alike where they are not written alike: `sounds alike, a short form`. */
export function howInWords(how: PersonReason['how']): string {
  const words = how.flatMap((each) => likenessWords[each] ?? []);
  return words.length === 0 ? texts.theSameWords : [...new Set(words)].join(', ');
}

const things: Readonly<Partial<Record<PersonReasonKind, string>>> = {
  phone: texts.phoneNumber,
  vrm: texts.registration,
  email: texts.emailAddress,
  host: texts.webAddress,
  handle: texts.account,
  postcode: texts.postcode,
  address: texts.address,
  bank_account: texts.bankAccount,
  imei: texts.phoneSerialNumber,
  passport: texts.passportNumber,
  number: texts.number,
};

/** What is said by a reason that has nothing to quote. */
const bare: Readonly<Partial<Record<PersonReasonKind, string>>> = {
  'no name shared': texts.noNameIsIn,
  'other sex': texts.oneSpeaksOfA,
  'other generation': texts.oneIsSaidTo,
  'other place': texts.theySpeakOfDifferent,
  'said to be another': texts.oneOfThemSays,
};

function told(what: string, { here, there }: PersonReason): string {
  if (here === '' || there === '') return `${what}.`;
  return fold(here) === fold(there) ? `${what}: ${quoted(there)}.` : texts.thereHere(what, quoted(there), quoted(here));
}

function sentence(reason: PersonReason): string {
  const { kind, here, there, how } = reason;
  const alone = bare[kind];
  if (alone !== undefined) return alone;
  switch (kind) {
    case 'name':
      return fold(here) === fold(there)
        ? texts.sameName(quoted(there))
        : texts.writtenThereHere(quoted(there), quoted(here), howInWords(how));
    case 'heard':
      return texts.thereSoundsLikeHere(quoted(there), quoted(here));
    case 'damaged':
      return told(texts.lettersAreMissingOr, reason);
    case 'other name':
      return told(texts.anotherName, reason);
    case 'age':
      return told(texts.theAgesFit, reason);
    case 'birth date':
      return told(texts.sameDateOfBirth, reason);
    case 'other birth date':
      return told(texts.anotherDateOfBirth, reason);
    case 'other age':
      return told(texts.anotherAge, reason);
    case 'part of a phone':
      return told(texts.partOfTheSame, reason);
    case 'shared phone':
      return told(texts.samePhoneNumberWhich, reason);
    default:
      return told(texts.same(things[kind] ?? texts.detail), reason);
  }
}

/** Words that stand beside the person in both make one sentence together. */
function wordsInCommon(reasons: readonly PersonReason[]): string[] {
  const words = reasons.filter(({ kind, speaks }) => kind === 'word' && speaks === 'for').map(({ there }) => there);
  return words.length === 0 ? [] : [texts.bothSpeakOf([...new Set(words.map(quoted))].join(', '))];
}

/** In the order given, which has what says most first. `spelling` is left out where it is told by itself. */
export function reasonsInWords(
  reasons: readonly PersonReason[],
  spelling: { there: string } | null = null,
): { for: string[]; against: string[] } {
  const isTold = ({ kind, there }: PersonReason) => (kind === 'name' || kind === 'heard') && there === spelling?.there;
  const plain = reasons.filter((each) => each.kind !== 'word' && !isTold(each));
  const inFavour = plain.filter(({ speaks }) => speaks === 'for').map(sentence);
  return {
    for: [...inFavour, ...wordsInCommon(reasons)],
    against: plain.filter(({ speaks }) => speaks === 'against').map(sentence),
  };
}

/** How the person is spelt there, where it is not as here; null where the name is the same, or none is shared. */
export function otherSpelling(reasons: readonly PersonReason[]): { here: string; there: string; how: string } | null {
  const found = reasons.find(
    ({ kind, here, there }) => (kind === 'name' || kind === 'heard') && fold(here) !== fold(there),
  );
  if (found === undefined) return null;
  return {
    here: found.here,
    there: found.there,
    how: found.kind === 'heard' ? texts.soundsAlike : howInWords(found.how),
  };
}

/** What is alike, as it is written on one side: what to mark in a text of that side. */
export function alikeWords(reasons: readonly PersonReason[], side: 'here' | 'there'): string[] {
  return [...new Set(reasons.filter(({ speaks }) => speaks === 'for').map((each) => each[side]))].filter(
    (text) => text.trim() !== '',
  );
}

/** No further action is what an officer calls closed. */
const stateWord = (state: ContributionState): string =>
  state === 'nfa' ? texts.closed : state === 'nfa_proposed' ? texts.awaitingSignOff : label(state).toLowerCase();

/** `3 earlier reports name somebody like this: 2 closed, 1 trace`; null where there are none. */
export function countInWords(found: {
  earlier: readonly unknown[];
  states: readonly { state: ContributionState; n: number }[];
  more: boolean;
}): string | null {
  const n = found.earlier.length;
  if (n === 0) return null;
  const reports = texts.somebodyLikeThis(
    found.more ? texts.atLeast : '',
    countOf(n, texts.earlierReport),
    n === 1 ? texts.names : texts.name,
  );
  const states = found.states.filter((each) => each.n > 0).map((each) => `${each.n} ${stateWord(each.state)}`);
  return states.length === 0 ? reports : `${reports}: ${states.join(', ')}`;
}

/** Of the earlier ones, those that nobody whose reading counts has opened, and nobody has waived. */
export const inTheWay = (earlier: readonly { unread: boolean; openedByProposer: boolean | null }[]): number =>
  earlier.filter(({ unread, openedByProposer }) => unread && openedByProposer !== true).length;

/** What stands in the way of closing it: `2 earlier reports not opened`; null where nothing does. */
export const unreadInWords = (unread: number): string | null =>
  unread === 0 ? null : texts.notOpened(countOf(unread, texts.earlierReport));
