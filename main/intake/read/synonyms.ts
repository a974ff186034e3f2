/** Column names that systems use for what Vigil keeps, best first, in the form that `plainWord` gives. */

export type MappedField =
  | 'text'
  | 'receivedAt'
  | 'channel'
  | 'kind'
  | 'reference'
  | 'area'
  | 'where'
  | 'person'
  | 'contact'
  | 'marking';

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
  where: ['where', 'location', 'place', 'address', 'venue', 'site', 'postcode', 'post code'],
  person: [
    'source name',
    'caller name',
    'reporter name',
    'informant name',
    'submitted by',
    'reported by',
    'your name',
    'full name',
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

const known = new Set(Object.values(synonyms).flat());

/** Whether a name is one that systems use for a column. */
export function isColumnWord(name: string): boolean {
  return known.has(plainWord(name));
}
