/** Numbers and registrations as officers write them down, where a program wrote them without gaps. Anything else stays as it is. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** `+447700900123` reads 07700 900123. */
export function phoneAsRecorded(text: string): string {
  if (!/^\+44\d{9,10}$/.test(text)) return text;
  const read = parsePhoneNumberFromString(text);
  return read?.isPossible() === true ? read.formatNational() : text;
}

/** `LK21ABC` reads LK21 ABC, as on the plate. */
export const plateAsRecorded = (text: string): string => text.replace(/^([A-Z]{2}\d{2})([A-Z]{3})$/, '$1 $2');
