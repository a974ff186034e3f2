/** The drafts of one person with what each is about, as far as they may still see that. */

import { type ReadFormName, readFormName, viewsForm } from '../../preload/contract/forms.ts';
import type { Output } from '../../preload/contract/index.ts';
import type { Context, UseCase } from '../store/use-case.ts';

type About = NonNullable<ReadFormName['about']>;
type Unfinished = Output<'myWork.drafts'>['drafts'][number];
type NamedRecord = NonNullable<Unfinished['record']>;

const most = 100;

/** The records of one kind, by id. A record that is not the viewer's to see is not among them. */
const lookUp: Record<About, (context: Context, ids: readonly number[]) => Promise<[number, NamedRecord][]>> = {
  async investigation({ db }, ids) {
    const rows = await db.selectFrom('investigation').select(['id', 'operation']).where('id', 'in', ids).execute();
    return rows.map(({ id, operation }) => [
      id,
      { investigationId: id, contributionId: null, name: `Op ${operation}` },
    ]);
  },
  async contribution({ db }, ids) {
    const rows = await db.selectFrom('contribution').select(['id', 'reference']).where('id', 'in', ids).execute();
    return rows.map(({ id, reference }) => [id, { investigationId: null, contributionId: id, name: reference }]);
  },
  async action({ db }, ids) {
    const rows = await db
      .selectFrom('action')
      .innerJoin('investigation', 'investigation.id', 'action.investigationId')
      .select(['action.id', 'action.title', 'investigation.id as investigationId', 'investigation.operation'])
      .where('action.id', 'in', ids)
      .execute();
    return rows.map(({ id, title, investigationId, operation }) => [
      id,
      { investigationId, contributionId: null, name: `Op ${operation}: ${title}` },
    ]);
  },
  async person({ db }, ids) {
    const rows = await db.selectFrom('colleague').select(['id', 'name']).where('id', 'in', ids).execute();
    return rows.map(({ id, name }) => [id, { investigationId: null, contributionId: null, name }]);
  },
  async compartment({ db }, ids) {
    const rows = await db.selectFrom('compartment').select(['id', 'name']).where('id', 'in', ids).execute();
    return rows.map(({ id, name }) => [id, { investigationId: null, contributionId: null, name }]);
  },
};

/** Every draft of one's own, the newest first, a hundred at most. */
export const drafts: UseCase<'myWork.drafts'> = async (context) => {
  const rows = await context.db
    .selectFrom('draft')
    .select(['id', 'at', 'formName'])
    .where('accountId', '=', context.me.id)
    .where((eb) => eb.or([eb('formName', 'is', null), eb('formName', '!=', viewsForm)]))
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  const read = rows.map((row) => ({ ...row, name: row.formName === null ? null : readFormName(row.formName) }));
  const found = new Map<string, NamedRecord>();
  for (const [about, records] of Object.entries(lookUp)) {
    const ids = read.flatMap(({ name }) => (name?.about === about && name.id !== null ? [name.id] : []));
    if (ids.length === 0) continue;
    for (const [id, record] of await records(context, ids)) found.set(`${about}:${id}`, record);
  }
  return {
    drafts: read.map(({ id, at, formName, name }) => ({
      id,
      at,
      form: formName,
      record: found.get(`${name?.about}:${name?.id}`) ?? null,
    })),
  };
};
