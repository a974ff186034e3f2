/**
 * Which kind of record a number in an input or an answer stands for. Taken from the contract where it says so itself (the records
 * that the log names); the rest is a table. A number that neither knows stops the run, so that a new field is not passed over.
 */
import type { VerbEntry } from '../../preload/contract/core.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';

export type Kind = string;
type Holder = Readonly<Record<string, unknown>>;

/** Fields that hold an id without being called one. */
const alsoIds: ReadonlySet<string> = new Set([
  'allocatedTo',
  'team',
  'members',
  'readers',
  'toldTo',
  'corrects',
  'correctedBy',
  'mentions',
]);

export function isIdField(name: string): boolean {
  return /^id$|[a-z]Ids?$/.test(name) || alsoIds.has(name);
}

/** By the name of the field, without `Id` and `Ids`. */
const byField: Readonly<Record<string, Kind>> = {
  contribution: 'contribution',
  other: 'contribution',
  otherCase: 'investigation',
  waived: 'contribution',
  investigation: 'investigation',
  subject: 'subject',
  identifier: 'identifier',
  event: 'event',
  arrest: 'arrest',
  assessment: 'assessment',
  decision: 'decision',
  action: 'action',
  enquiry: 'enquiry',
  note: 'note',
  thread: 'note',
  mentions: 'account',
  change: 'change',
  document: 'document',
  exhibit: 'exhibit',
  movement: 'movement',
  entity: 'entity',
  otherEntity: 'entity',
  entityIdentifier: 'entity-identifier',
  marker: 'marker',
  relation: 'relation',
  same: 'same',
  proposal: 'case-proposal',
  markingChange: 'marking-change',
  caveat: 'caveat',
  use: 'break-glass',
  watch: 'watch',
  draft: 'draft',
  list: 'brief-list',
  import: 'import',
  review: 'review',
  disclosure: 'disclosure',
  compartment: 'compartment',
  account: 'account',
  deputy: 'account',
  owner: 'account',
  by: 'account',
  allocatedTo: 'account',
  team: 'account',
  members: 'account',
  readers: 'account',
  toldTo: 'account',
  draftedBy: 'account',
  gazetteerPlace: 'gazetteer-place',
  choice: 'point-choice',
  corrects: 'public-page',
  correctedBy: 'public-page',
};

/** Of an `id` in an answer, by the list or the object that it stands in. */
const byPlace: Readonly<Record<string, Kind>> = {
  account: 'account',
  deputy: 'account',
  team: 'account',
  readers: 'account',
  compartments: 'compartment',
  people: 'account',
  caveats: 'caveat',
  person: 'account',
  proposals: 'proposal',
  rows: 'contribution',
  found: 'contribution',
  tips: 'contribution',
  earlier: 'contribution',
  later: 'contribution',
  different: 'contribution',
  signOffs: 'contribution',
  oldest: 'contribution',
  investigations: 'investigation',
  investigation: 'investigation',
  livePlots: 'investigation',
  links: 'link',
  link: 'link',
  decided: 'link',
  history: 'change',
  changes: 'case-change',
  identifiers: 'identifier',
  assessments: 'assessment',
  arrests: 'arrest',
  disruption: 'disruption',
  decisions: 'decision',
  actions: 'action',
  action: 'action',
  enquiries: 'enquiry',
  notes: 'note',
  mentioned: 'account',
  drafts: 'draft',
  views: 'view',
  lists: 'brief-list',
  mappings: 'mapping',
  watched: 'watch',
  levels: 'threat-level',
  reviews: 'review',
  opened: 'contribution',
  measured: 'accuracy',
  disseminations: 'dissemination',
  disclosures: 'disclosure',
  documents: 'document',
  document: 'document',
  exhibits: 'exhibit',
  exhibit: 'exhibit',
  movements: 'movement',
  corrections: 'exhibit-correction',
  entities: 'entity',
  entity: 'entity',
  markers: 'marker',
  relations: 'relation',
  same: 'same',
  events: 'event',
  steps: 'dissemination-step',
  pages: 'public-page',
  charts: 'chart',
  tiles: 'map-file',
  files: 'map-file',
};

/** The same, where a verb calls something else by that name. */
const byVerbAndPlace: Readonly<Record<string, Kind>> = {
  'documents.get changes': 'document-change',
  'entities.get identifiers': 'entity-identifier',
  'entities.get history': 'entity-change',
  'investigations.list rows': 'investigation',
  'investigations.get people': 'subject',
  'access.propose proposal': 'account',
  'rules.waiting proposals': 'rule-proposal',
  'linking.findInvestigation found': 'investigation',
};

/** Verbs whose line in the log, if any, is not made from their input, so that the contract does not say what their `id` is. */
const byVerb: Readonly<Record<string, Kind>> = {
  'triage.saveView': 'view',
  'triage.removeView': 'view',
  'intake.saveMapping': 'mapping',
  'linking.watchSeen': 'watch',
  'investigations.actions': 'investigation',
  'oversight.plotOutcomeAsCsv': 'investigation',
  'publicPage.figuresAsCsv': 'public-page',
  'maps.readTiles': 'map-file',
};

const sameThing: Readonly<Record<string, Kind>> = { source: 'contribution' };

/** What the log would call a record whose id is the one of the input (1) or of the answer (2). */
function named(verb: VerbName): { input: Kind | undefined; output: Kind | undefined } {
  const entry: VerbEntry = contract[verb];
  const holder = (id: number) =>
    new Proxy({}, { get: (_, field): unknown => (field === 'id' ? id : []), has: () => true });
  const subjects = (() => {
    try {
      return entry.records(holder(1), holder(2));
    } catch {
      return [];
    }
  })();
  const kindOf = (id: number) => subjects.find((subject) => subject.endsWith(`:${id}`))?.split(':')[0];
  return { input: kindOf(1), output: kindOf(2) ?? kindOf(1) };
}

function ofId(verb: VerbName, side: 'input' | 'output', place: string | undefined, holder: Holder): Kind | undefined {
  if (place === 'hits' || verb === 'search.recent') return String(holder.kind);
  const told = byVerbAndPlace[`${verb} ${place}`];
  if (told !== undefined) return told;
  if (place !== undefined && side === 'output') return byPlace[place];
  return byVerb[verb] ?? named(verb)[side];
}

const ofNews: Readonly<Record<string, Kind>> = {
  plot_opened: 'investigation',
  stage_assessed: 'assessment',
  disrupted: 'disruption',
  arrested: 'arrest',
};

function ofItem({ what, lane, news }: Holder): Kind {
  if (news !== undefined) return ofNews[String(news)] ?? String(news);
  const word = String(what ?? lane);
  return word === 'stage' ? 'assessment' : word === 'tip' ? 'contribution' : word;
}

/** Points of cases are a list of their own. */
const ofPoint = ({ of, kind }: Holder): Kind =>
  of === 'investigation' || String(kind).startsWith('case_') ? 'case-point' : 'contribution-point';

/** `path`: names of fields from the top, places in lists left out; `holder`: the object that the field stands in. */
export function kindOf(verb: VerbName, side: 'input' | 'output', path: readonly string[], holder: Holder): Kind {
  const field = path.at(-1) ?? '';
  const found =
    field === 'id'
      ? ofId(verb, side, path.at(-2), holder)
      : field === 'itemId'
        ? ofItem(holder)
        : field === 'pointId'
          ? ofPoint(holder)
          : field === 'openId'
            ? holder.kind === 'entity'
              ? 'entity'
              : holder.kind === 'contribution' || Object(holder.document).of === 'contribution'
                ? 'contribution'
                : 'investigation'
            : byField[field.replace(/Ids?$/, '')];
  if (found === undefined)
    throw new Error(`${verb}: nobody says what ${side}.${path.join('.')} is the id of: tests/inputs/id-kinds.ts does`);
  return sameThing[found] ?? found;
}

/** Gives a copy of `value` in which every id of the input or answer is what `change` makes of it. */
export function changeIds(
  verb: VerbName,
  side: 'input' | 'output',
  value: unknown,
  change: (kind: Kind, id: number, holder: Holder) => unknown,
): unknown {
  const walk = (part: unknown, path: readonly string[], holder: Holder): unknown => {
    if (Array.isArray(part)) return part.map((one) => walk(one, path, holder));
    if (typeof part === 'object' && part !== null) {
      const own = part as Holder;
      return Object.fromEntries(Object.entries(own).map(([name, one]) => [name, walk(one, [...path, name], own)]));
    }
    if (typeof part !== 'number' || !isIdField(path.at(-1) ?? '')) return part;
    return change(kindOf(verb, side, path, holder), part, holder);
  };
  return walk(value, [], {});
}
