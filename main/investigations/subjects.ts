/** People in an investigation, each with a role, and the identifiers that an investigation holds. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { readIdentifiers } from '../matching/identifier-values.ts';
import { caseIdentifiersOf, type SubjectSource } from '../matching/scoring/index.ts';
import type { Context } from '../store/use-case.ts';
import { Aliases } from './aliases.ts';
import { recordInvestigationChange } from './changes.ts';
import { addHoldings, replaceHoldings } from './holdings.ts';
import { assertSubjectOfInvestigation, notifyChanged, requireOwnCase } from './require.ts';

const noIdentifiers = {
  phones: [],
  emails: [],
  handles: [],
  vehicles: [],
  addresses: [],
  organisations: [],
} satisfies Partial<SubjectSource>;

type Named = Pick<SubjectSource, 'id' | 'role' | 'name' | 'aliases' | 'born'>;

/** What came in before and holds it is told afterwards, by linking/learn.ts. */
type Learns<V extends 'investigations.addSubject' | 'investigations.changeSubject' | 'investigations.addIdentifier'> = (
  context: Context,
  input: Input<V>,
) => Promise<Omit<Output<V>, 'late'>>;

/** What a subject is found by: the name and aliases. */
const namesHeld = (investigationId: number, named: Named) =>
  caseIdentifiersOf({ id: investigationId, area: '', summary: '', subjects: [{ ...named, ...noIdentifiers }] });

/** The name and aliases are added to the holdings at once, so that the next tip that names the person finds the investigation. */
export const addSubject: Learns<'investigations.addSubject'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  const { role, name, born } = input;
  const aliases = [...new Set(input.aliases)].filter((alias) => alias !== name);
  const { id } = await db
    .insertInto('subject_row')
    .values({
      investigationId,
      role,
      name,
      aliases: JSON.stringify(aliases),
      born,
      addedAt: now,
      addedBy: me.id,
      withdrawnAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addHoldings(context, investigationId, namesHeld(investigationId, { id, role, name, aliases, born }));
  notifyChanged(context, investigationId);
  return { subjectId: id };
};

/** What differs, in words for the history. */
const changedIn = (was: Named, is: Named): string[] =>
  (['role', 'name', 'aliases', 'born'] as const).filter((field) => String(was[field]) !== String(is[field]));

/** Updates a subject's role, names and birth date to what is now known. Throws NOT_FOUND, including for one that has been withdrawn. */
export const changeSubject: Learns<'investigations.changeSubject'> = async (context, input) => {
  const { db } = context;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  const row = await db
    .selectFrom('subject')
    .select(['id', 'role', 'name', 'aliases', 'born'])
    .where('id', '=', input.subjectId)
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const { role, name, born } = input;
  const was = { ...row, aliases: Aliases.parse(JSON.parse(row.aliases)) };
  const is = { id: row.id, role, name, aliases: [...new Set(input.aliases)].filter((alias) => alias !== name), born };
  const changed = changedIn(was, is);
  if (changed.length === 0) return {};
  await db
    .updateTable('subject_row')
    .set({ role, name, aliases: JSON.stringify(is.aliases), born })
    .where('id', '=', row.id)
    .execute();
  await replaceHoldings(
    context,
    { investigationId, subjectId: row.id },
    namesHeld(investigationId, was),
    namesHeld(investigationId, is),
  );
  await recordInvestigationChange(context, investigationId, `${name}: ${changed.join(', ')} changed`, input.reason);
  notifyChanged(context, investigationId);
  return {};
};

/** Dates are not identifiers: everybody shares them. */
const holdable = (kind: IdentifierKind) => kind !== 'date';

/**
 * A field that contains several adds several. Throws NOT_FOUND, INPUT_INVALID about `text` where any part of it does not read as
 * that kind, or about `kind`.
 */
export const addIdentifier: Learns<'investigations.addIdentifier'> = async (context, input) => {
  const { kind, subjectId } = input;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  await assertSubjectOfInvestigation(context, investigationId, subjectId);
  if (!holdable(kind)) throw new VigilError('INPUT_INVALID', 'kind');
  const { found, unread } = readIdentifiers(kind, input.text);
  if (unread || found.length === 0) throw new VigilError('INPUT_INVALID', 'text');
  const [identifierId, ...further] = await addHoldings(
    context,
    investigationId,
    found.map(({ value, text }) => ({
      investigationId,
      subjectId,
      subjectName: '',
      role: null,
      kind,
      value,
      text,
      born: null,
    })),
  );
  if (identifierId === undefined) throw new VigilError('UNEXPECTED');
  notifyChanged(context, investigationId);
  return { identifierId, further };
};
