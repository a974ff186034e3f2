/** Column names that systems use for what Vigil keeps, best first, in the form that `plainWord` gives. */
import type { ColumnField, JoinedField } from '../../../preload/contract/mapping.ts';

export type MappedField = ColumnField;

/** Lower case, letters and digits only, single spaces: “Received_At ” becomes “received at”. */
export function plainWord(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export const synonyms: Readonly<Record<MappedField, readonly string[]>> = {
  receivedAt: [
    'received at',
    'date time received',
    'datetime received',
    'date received',
    'received date',
    'received on',
    'received',
    'date and time',
    'date time',
    'datetime',
    'submitted at',
    'submitted on',
    'submitted',
    'submission date',
    'reported at',
    'date reported',
    'call time',
    'call date',
    'created at',
    'created',
    'timestamp',
    'date',
    'sent',
    'time',
    'dt',
    'when',
  ],
  // Only beside a column of dates.
  receivedTime: [
    'time received',
    'received time',
    'time of call',
    'call time',
    'time reported',
    'reported time',
    'time',
    'at',
  ],
  text: [
    'text',
    'message',
    'tip text',
    'report text',
    'free text',
    'body',
    'narrative',
    'description',
    'details',
    'detail',
    'content',
    'contents',
    'information',
    'summary',
    'allegation',
    'concern',
    'what was said',
    'report',
    'what happened',
    'what',
    'notes',
    'comments',
    'comment',
    'info',
    'tip',
  ],
  channel: [
    'channel',
    'received via',
    'received by',
    'how received',
    'contact method',
    'method',
    'medium',
    'route',
    'via',
    'source',
    'origin',
    'how',
  ],
  kind: ['kind', 'contribution kind', 'contribution type', 'report type', 'type', 'category'],
  reference: [
    'reference',
    'tip id',
    'reference number',
    'reference no',
    'ref no',
    'ref',
    'our ref',
    'report id',
    'report number',
    'contribution id',
    'message id',
    'case ref',
    'log number',
    'unique id',
    'urn',
    'uid',
    'number',
    'id',
    'no',
  ],
  area: ['area', 'force area', 'force', 'region', 'borough', 'district', 'county', 'town', 'city'],
  where: [
    'where',
    'location',
    'place',
    'address',
    'address line 1',
    'address 1',
    'venue',
    'site',
    'postcode',
    'post code',
  ],
  person: [
    'source name',
    'caller name',
    'reporter name',
    'informant name',
    'submitted by',
    'reported by',
    'your name',
    'full name',
    'first name',
    'forename',
    'forenames',
    'given name',
    'caller',
    'reporter',
    'informant',
    'name',
  ],
  contact: [
    'source contact',
    'contact details',
    'contact',
    'caller number',
    'caller phone',
    'phone number',
    'telephone number',
    'telephone',
    'phone',
    'mobile',
    'email address',
    'e mail address',
    'email',
    'e mail',
    'your email',
    'from',
  ],
  marking: ['marking', 'protective marking', 'classification', 'security classification', 'gsc', 'sensitivity'],
};

type Further = readonly [field: JoinedField, first: readonly string[], further: readonly string[]];

/** Columns over which systems spread one field: that by which it begins, and those that go on. */
export const furtherColumns: readonly Further[] = [
  [
    'person',
    ['first name', 'forename', 'forenames', 'given name'],
    ['middle name', 'middle names', 'last name', 'surname', 'family name'],
  ],
  [
    'where',
    ['address line 1', 'address 1', 'address'],
    ['address line 2', 'address 2', 'address line 3', 'address 3', 'postcode', 'post code'],
  ],
];

const known = new Set(Object.values(synonyms).flat());

/** Whether a name is one that systems use for a column. */
export function isColumnWord(name: string): boolean {
  return known.has(plainWord(name));
}
