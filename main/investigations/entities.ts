/** What investigations hold, listed by the thing itself: one phone, one plate, one name, and everywhere that it appears. */
import { z } from 'zod';
import { entitiesCountedTo } from '../../preload/contract/entities.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { foundByValue } from './entity-tips.ts';
import { entitiesWith } from './find-entities.ts';
import { inUse, type Shown } from './identifiers-in-use.ts';

type Entity = Output<'investigations.entities'>['entities'][number];

/** Rows on one page; each takes a handful of statements. */
const pageSize = 50;
/** How many investigations a row of the list names. */
const named = 4;
/** Investigations on an entity's own page. */
const most = 200;

/** Where a page starts: after the last entity of the page before, given by the identifier that represents it. */
const After = z.strictObject({ id: z.int() });

/** How many investigations and contributions, of those that the viewer may see, have it; counting stops at 200. */
async function counts(context: Context, { kind, value }: Pick<Shown, 'kind' | 'value'>) {
  const { db } = context;
  const holding = inUse(context)
    .select('case_identifier.investigationId')
    .distinct()
    .where('case_identifier.kind', '=', kind)
    .where('case_identifier.value', '=', value)
    .limit(entitiesCountedTo);
  const naming = db
    .selectFrom('identifier')
    .select('identifier.contributionId')
    .distinct()
    .where('identifier.value', '=', value)
    .where('identifier.kind', '=', kind)
    .limit(entitiesCountedTo);
  const held = await db
    .selectFrom(holding.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  // A name or an address is looked for in other spellings on its own page: counted by value, it would seem to be in none.
  if (!foundByValue.has(kind)) return { heldBy: held.n, tips: null };
  const tips = await db
    .selectFrom(naming.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { heldBy: held.n, tips: tips.n };
}

/** Where it is held, read along the index; one row for each subject. */
function places(context: Context, { kind, value }: Pick<Shown, 'kind' | 'value'>, limit: number) {
  return inUse(context)
    .innerJoin('investigation', 'investigation.id', 'case_identifier.investigationId')
    .leftJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select([
      'investigation.id',
      'investigation.operation',
      'investigation.state',
      'subject.name as subject',
      'case_identifier.text',
    ])
    .where('case_identifier.kind', '=', kind)
    .where('case_identifier.value', '=', value)
    .limit(limit)
    .execute();
}

async function rowOf(context: Context, { kind, value, text }: Shown): Promise<Entity> {
  const held = await places(context, { kind, value }, 4 * named);
  const once = new Map(held.map(({ id, operation, subject }) => [`${id} ${subject}`, { id, operation, subject }]));
  return {
    kind,
    value,
    text,
    investigations: [...once.values()].slice(0, named),
    ...(await counts(context, { kind, value })),
  };
}

/** The first of that kind whose value comes after `value`, in the order of the index. */
const following = (context: Context, kind: IdentifierKind, value: string): Promise<Shown | undefined> =>
  inUse(context)
    .select(['case_identifier.id', 'case_identifier.kind', 'case_identifier.value', 'case_identifier.text'])
    .where('case_identifier.kind', '=', kind)
    .where('case_identifier.value', '>', value)
    .orderBy('case_identifier.value')
    .limit(1)
    .executeTakeFirst();

/**
 * Kind by kind, and by value within each kind. It goes from one value straight to the next: some are held by thousands of
 * investigations, and going through all of those for one row of a page would take as long as the page.
 */
async function inOrder(context: Context, only: IdentifierKind | null, after: Shown | null, limit: number) {
  const kinds = only === null ? IdentifierKind.options : [only];
  const found: Shown[] = [];
  for (const kind of kinds.slice(after === null ? 0 : Math.max(0, kinds.indexOf(after.kind)))) {
    let value = after?.kind === kind ? after.value : '';
    while (found.length < limit) {
      const next = await following(context, kind, value);
      if (next === undefined) break;
      found.push(next);
      value = next.value;
    }
  }
  return found;
}

/** Throws LIST_MOVED_ON where the viewer can no longer see the entity that the page before ended with. */
async function shownBy({ db }: Context, id: number): Promise<Shown> {
  const row = await db
    .selectFrom('case_identifier')
    .select(['id', 'kind', 'value', 'text'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('LIST_MOVED_ON');
  return row;
}

/**
 * A page of entities. Without words: by kind and value. With words: those that contain them, that read alike or that sound alike,
 * the last added first. A page may have fewer rows than it could, or none, even though another follows. Throws LIST_MOVED_ON.
 */
export const entities: UseCase<'investigations.entities'> = async (context, input) => {
  const after = readCursor('investigations.entities', context, After, input.after);
  const goOn = (id: number) => writeCursor('investigations.entities', context, { id });
  const text = input.text.trim();
  let shown: Shown[];
  let next: string | null;
  if (text === '') {
    const found = await inOrder(
      context,
      input.kind,
      after === null ? null : await shownBy(context, after.id),
      pageSize + 1,
    );
    shown = found.slice(0, pageSize);
    const last = shown.at(-1);
    next = found.length > pageSize && last !== undefined ? goOn(last.id) : null;
  } else {
    const page = await entitiesWith(context, { text, kind: input.kind, before: after?.id ?? null, limit: pageSize });
    shown = page.found;
    next = page.lookedTo === null ? null : goOn(page.lookedTo);
  }
  const rows: Entity[] = [];
  for (const one of shown) rows.push(await rowOf(context, one));
  return { entities: rows, next };
};

/** At most 200 of the investigations that hold it, live ones first. */
export const entity: UseCase<'investigations.entity'> = async (context, { kind, value }) => {
  const held = await places(context, { kind, value }, most);
  const { heldBy } = await counts(context, { kind, value });
  return {
    investigations: held.toSorted(
      (one, other) =>
        Number(other.state === 'live') - Number(one.state === 'live') ||
        one.operation.localeCompare(other.operation, 'en-GB'),
    ),
    heldBy,
  };
};
