/** What words that were chosen in a text most likely are; the form lets it be put right. */
import type { EntityRecordKind } from '../../../preload/contract/entity-words.ts';
import type { IdentifierKind } from '../../../preload/contract/vocabulary.ts';
import type { KnownOfEntity } from './add-entity.tsx';

const longest = 200;
const plate = /^[a-z]{2}\d{2}\s?[a-z]{3}$/i;
const mail = /^\S+@\S+\.\S+$/;
const handle = /^@\w+$/;
const postcode = /\b[a-z]{1,2}\d{1,2}[a-z]?\s?\d[a-z]{2}$/i;
const number = /^[+\d][\d\s()-]{6,}$/;

/** `contributionId`: the contribution whose text it is; null for another. */
export function knownFromText(text: string, contributionId: number | null): KnownOfEntity {
  const title = text.replace(/\s+/g, ' ').trim().slice(0, longest);
  const as = (kind: KnownOfEntity['kind'], identifier: NonNullable<KnownOfEntity['identifier']>['kind'] | null) => ({
    kind,
    title,
    identifier: identifier === null ? null : { kind: identifier, text: title },
    contributionId,
  });
  if (plate.test(title)) return as('vehicle', 'vrm');
  if (mail.test(title)) return as('online_account', 'email');
  if (handle.test(title)) return as('online_account', 'handle');
  if (number.test(title)) return as('phone', 'phone');
  if (postcode.test(title)) return as('address', 'address');
  return as('person', null);
}

const identified: Partial<Record<IdentifierKind, EntityRecordKind>> = {
  phone: 'phone',
  vrm: 'vehicle',
  vehicle: 'vehicle',
  email: 'online_account',
  handle: 'online_account',
  url: 'online_account',
  person: 'person',
  organisation: 'organisation',
  address: 'address',
  postcode: 'address',
  imei: 'object',
};

/** What an identifier of that kind is of; null for one that is of nothing in particular. A name is the title itself. */
export function knownFromIdentifier(kind: IdentifierKind, text: string): KnownOfEntity | null {
  const of = identified[kind];
  if (of === undefined) return null;
  const named = kind === 'person' || kind === 'organisation';
  return { kind: of, title: text.slice(0, longest), identifier: named ? null : { kind, text }, contributionId: null };
}
