/**
 * An advice contact is only counted. The text, place and source of a row are dropped as it is read
 * (read/to-contribution.ts); here, whatever else could hold words about a person is removed. The row's key is made
 * first, so that the same file is recognised again.
 */
import { findPhones } from '../matching/extract/index.ts';
import type { NewContribution } from '../store/port.ts';

/** How systems number: a short series and digits, or a UUID. Nobody's name fits, and no sentence. */
const systemNumber = /^(?:[a-z]{1,8}[-_/.]?)?\d+(?:[-_/.]\d+)*$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function impersonal({ sourceReference }: NewContribution): string | null {
  if (sourceReference === null || !systemNumber.test(sourceReference)) return null;
  // A telephone number is digits too.
  return findPhones(sourceReference).length > 0 ? null : sourceReference;
}

/** The same contribution, without what an advice contact may not contain. */
export function countedOnly(row: NewContribution): NewContribution {
  if (row.kind !== 'advice') return row;
  return {
    ...row,
    sourceReference: impersonal(row),
    text: '',
    area: null,
    place: null,
    immediateRisk: false,
    riskConfirmed: false,
    anonymous: false,
    contactable: false,
    source: null,
    identifiers: [],
    personKeys: [],
  };
}
