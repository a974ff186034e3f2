import { findDates } from './date.ts';
import { findNamedHandles } from './handle.ts';
import { type Context, type Identifier, withoutOverlap } from './identifier.ts';
import { findIpAddresses, findNumbered } from './numbered.ts';
import { findPersons, type PersonFinder } from './person.ts';
import { findPhones } from './phone.ts';
import { findPlates } from './plate.ts';
import { findPostcodes } from './postcode.ts';
import { inGiven, readable } from './readable.ts';
import { findSpoken } from './speech/index.ts';
import { findSpelledOutEmails, findSpelledOutHandles } from './speech/spoken-address.ts';
import { findVehicles } from './vehicle.ts';
import { findAtSigns, findUrls } from './web.ts';

export type { Context, Identifier } from './identifier.ts';
export { type PersonFinder, personFinder } from './person.ts';
export { isOrdinaryWord } from './person-tagger/lexicon.ts';
export { findPhones } from './phone.ts';
export { readVehicle, type Vehicle } from './vehicle.ts';

const spokenEmail = / dot |[[({]\s?(?:dot|at)\s?[\])}]/i;

/** Digits, days, and the feasts that are no day by name. */
const mayBeDated =
  /\d|day|night|morning|tomorrow|gone|past|week|fortnight|eve|valentine|fool|hallow|mon|tue|wed|thu|fri|sat|sun/i;

/** Everything that may be looked up, each finder behind a test that is cheap when there is nothing to find. */
function findLookups(text: string): Identifier[] {
  let found: Identifier[] = [];
  if (text.includes('@')) found = findAtSigns(text);
  if (spokenEmail.test(text)) found = withoutOverlap(found, findSpelledOutEmails(text));
  if (text.includes('.')) found = withoutOverlap(found, findUrls(text));
  if (text.includes('nderscore') || text.includes('NDERSCORE'))
    found = withoutOverlap(found, findSpelledOutHandles(text));
  found = withoutOverlap(found, findNamedHandles(text));
  found = withoutOverlap(found, findSpoken(text));
  if (/\d/.test(text)) {
    found = withoutOverlap(found, findNumbered(text));
    if (/[\doO][^\n]{7}/.test(text)) found = withoutOverlap(found, findPhones(text));
    // After numbers of telephones, which some write with dots.
    found = withoutOverlap(found, findIpAddresses(text));
    found = withoutOverlap(found, findPostcodes(text));
    found = withoutOverlap(found, findPlates(text));
  } else if (/\bend(?:s|ing)\b/i.test(text)) found = withoutOverlap(found, findPlates(text));
  return found;
}

/** In the order of the text; of two that still touch, as hostile text can make one finder give, the earlier stays. */
function inOrder(found: Identifier[]): Identifier[] {
  let end = 0;
  return found
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((one) => {
      if (one.start < end) return false;
      end = one.end;
      return true;
    });
}

/**
 * The identifiers that an import indexes: every kind but dates and vehicles, in the order of the text and without
 * overlaps. The same results as `extract` gives for these kinds.
 */
export function extractForImport(given: string, _context: Context): Identifier[] {
  const read = readable(given);
  return inOrder(inGiven(given, read, withoutOverlap(findLookups(read.text), findPersons(read.text))));
}

/**
 * All identifiers in a text: those of `extractForImport`, dates and vehicles, in the order of the text. Offsets are
 * UTF-16 and no two results overlap. Linear in the length of the text. `persons` is another finder than the one that ships, where
 * one is measured.
 */
export function extract(given: string, context: Context, persons: PersonFinder = findPersons): Identifier[] {
  const read = readable(given);
  const { text } = read;
  const lookups = withoutOverlap(findLookups(text), persons(text));
  const dated = mayBeDated.test(text) ? withoutOverlap(lookups, findDates(text, context.receivedAt)) : lookups;
  return inOrder(inGiven(given, read, withoutOverlap(dated, findVehicles(text))));
}
