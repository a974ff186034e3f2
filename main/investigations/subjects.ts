/** People in an investigation, each with a role, and the identifiers that an investigation holds. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { IdentifierKind } from '../../preload/contract/words.ts';
import { heldFrom, type SubjectSource } from '../linking/compare/index.ts';
import { holdIdentifiers } from '../linking/hold.ts';
import type { UseCase } from '../store/use-case.ts';
import { normalised } from './normalise.ts';
import { investigationOf, mustHoldSubject, touched } from './reach.ts';

const nothingHeld: Omit<SubjectSource, 'id' | 'name' | 'role' | 'aliases' | 'born'> = {
  phones: [],
  emails: [],
  handles: [],
  vehicles: [],
  addresses: [],
  organisations: [],
};

/** Name and aliases are held at once, so that the next tip that names the person finds the investigation. */
export const addSubject: UseCase<'investigations.addSubject'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await investigationOf(context, input.id);
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
  const subject = { id, role, name, aliases, born, ...nothingHeld };
  await holdIdentifiers(
    context,
    investigationId,
    heldFrom({ id: investigationId, area: '', summary: '', subjects: [subject] }),
  );
  touched(context, investigationId);
  return { subjectId: id };
};

/** Dates are no identifiers: everybody shares them. */
const holdable = (kind: IdentifierKind) => kind !== 'date';

/** Throws NOT_FOUND, INPUT_INVALID about `text` where it does not read as that kind, or about `kind`. */
export const addIdentifier: UseCase<'investigations.addIdentifier'> = async (context, input) => {
  const { id: investigationId } = await investigationOf(context, input.id);
  await mustHoldSubject(context, investigationId, input.subjectId);
  if (!holdable(input.kind)) throw new VigilError('INPUT_INVALID', 'kind');
  const value = normalised(input.kind, input.text, context.now);
  if (value === null) throw new VigilError('INPUT_INVALID', 'text');
  const [identifierId] = await holdIdentifiers(context, investigationId, [
    {
      investigationId,
      subjectId: input.subjectId,
      subjectName: '',
      role: null,
      kind: input.kind,
      value,
      text: input.text,
      born: null,
    },
  ]);
  if (identifierId === undefined) throw new VigilError('UNEXPECTED');
  touched(context, investigationId);
  return { identifierId };
};
