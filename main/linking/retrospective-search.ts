/** What investigations hold by now, and the contributions that held it all along. */
import { formedKinds, type IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { type InAttachment, partialForms } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { type AttachedFor, attachmentsNaming } from './attached-words.ts';
import { namedLike } from './named-like.ts';

/** Kinds that a contribution keeps as they were found, and that tell by themselves. */
const telling: ReadonlySet<IdentifierKind> = new Set([...formedKinds, 'person']);
/** Finds that are looked at; an investigation that holds a name like John Smith is not told of all of them. */
const findsAtMost = 3_000;

/** Who holds a value, and since when. */
export interface Holder {
  investigationId: number;
  kind: IdentifierKind;
  addedAt: string;
}

/** A case that holds it twice, with a subject and with an entity, has known it since the first of the two. */
function withHolder(holders: readonly Holder[], one: Holder): Holder[] {
  const before = holders.find(
    ({ investigationId, kind }) => investigationId === one.investigationId && kind === one.kind,
  );
  if (before === undefined) return [...holders, one];
  return before.addedAt <= one.addedAt ? [...holders] : holders.map((held) => (held === before ? one : held));
}

/** The values that these investigations hold and that tell. A lone name or a district is held by too many. */
export async function sought(
  { db }: Pick<Context, 'db'>,
  investigations: readonly number[],
): Promise<Map<string, Holder[]>> {
  const rows = await db
    .selectFrom('case_identifier')
    .leftJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select([
      'case_identifier.investigationId',
      'case_identifier.kind',
      'case_identifier.value',
      'case_identifier.addedAt',
    ])
    .where('case_identifier.investigationId', 'in', inList(investigations))
    .where('case_identifier.withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('case_identifier.subjectId', 'is', null), eb('subject.withdrawnAt', 'is', null)]))
    .execute();
  const found = new Map<string, Holder[]>();
  for (const { value, ...holder } of rows) {
    if (
      !telling.has(holder.kind) ||
      (holder.kind === 'person' && !value.includes(' ')) ||
      (holder.kind === 'postcode' && !/ \d[A-Z]{2}$/.test(value))
    )
      continue;
    for (const form of holder.kind === 'vrm' ? partialForms(value) : [value])
      found.set(form, withHolder(found.get(form) ?? [], holder));
  }
  return found;
}

/** A value that a contribution holds, as it is written there, and an investigation that holds it too. */
export interface Find extends Holder {
  contributionId: number;
  text: string;
  /** As the investigation has it, where that is another spelling of a name. */
  heldAs?: string;
  /** Where it stands in what is attached to the contribution. */
  attachment?: InAttachment;
}

export async function findsOf(
  { db }: Pick<Context, 'db'>,
  values: ReadonlyMap<string, readonly Holder[]>,
  attachedFor: AttachedFor = 'whoever asks',
): Promise<Find[]> {
  if (values.size === 0) return [];
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'kind', 'value', 'text', 'start'])
    .where('value', 'in', inList([...values.keys()]))
    .limit(findsAtMost)
    .execute();
  // As they stand in the text. A store gives them in an order of its own, which no answer may show.
  const inOrder = rows.sort((one, other) => one.contributionId - other.contributionId || one.start - other.start);
  const inText = inOrder.flatMap(({ contributionId, kind, value, text }) =>
    (values.get(value) ?? [])
      .filter((holder) => holder.kind === kind)
      .map((holder): Find => ({ ...holder, contributionId, text })),
  );
  const said = new Set(inText.map(sayingOf));
  const attached = await attachmentsNaming({ db }, [...values.keys()], {
    openly: attachedFor === 'whoever may see it',
    limit: findsAtMost,
  });
  for (const { contributionId, kind, value, text, addedAt, attachment } of attached)
    for (const holder of values.get(value) ?? []) {
      // A document that was added since is learned with it.
      const since = [holder.addedAt, addedAt].sort().at(-1) ?? addedAt;
      const find: Find = { ...holder, addedAt: since, contributionId, text, attachment };
      if (holder.kind !== kind || said.has(sayingOf(find))) continue;
      said.add(sayingOf(find));
      inText.push(find);
    }
  return inText;
}

/** What one contribution says to one investigation, once wherever it stands. */
const sayingOf = ({ contributionId, investigationId, kind, text }: Find): string =>
  `${contributionId} ${investigationId} ${kind} ${text.toLowerCase()}`;

/** Names that are looked for under other spellings: those that were learned last. */
const namesAtMost = 40;

/** Contributions that name somebody under another spelling than these investigations do, which `known` does not have already. */
export async function findsByName(
  { db }: Pick<Context, 'db'>,
  investigations: readonly number[],
  known: readonly Find[],
): Promise<Find[]> {
  const held = await db
    .selectFrom('case_identifier')
    .leftJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select(['case_identifier.investigationId', 'case_identifier.text', 'case_identifier.addedAt'])
    .where('case_identifier.investigationId', 'in', inList(investigations))
    .where('case_identifier.kind', '=', 'person')
    .where('case_identifier.withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('case_identifier.subjectId', 'is', null), eb('subject.withdrawnAt', 'is', null)]))
    .orderBy('case_identifier.id', 'desc')
    .limit(namesAtMost)
    .execute();
  const like = await namedLike(
    { db },
    held.map(({ text }) => text),
  );
  const pairOf = ({
    contributionId,
    investigationId,
    text,
  }: Pick<Find, 'contributionId' | 'investigationId' | 'text'>) =>
    `${contributionId} ${investigationId} ${text.toLowerCase()}`;
  const seen = new Set(known.map(pairOf));
  return held.flatMap(({ investigationId, text, addedAt }) =>
    (like.get(text) ?? []).flatMap(({ contributionId, written }): Find[] => {
      const find: Find = { contributionId, investigationId, kind: 'person', text: written, addedAt, heldAs: text };
      if (seen.has(pairOf(find))) return [];
      seen.add(pairOf(find));
      return [find];
    }),
  );
}
