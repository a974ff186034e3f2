/** Finding an investigation by its operation name or reference, to link by hand. */
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';

const most = 20;
/** Of a word that every second summary holds, so many are weighed. */
const weighed = 200;

/** What is called exactly so, then names or references that begin so, then those that hold the words; live before closed. */
export const findInvestigation: UseCase<'linking.findInvestigation'> = async ({ db, search }, input) => {
  const wanted = input.text.trim().toUpperCase();
  const worded = await search.cases('investigation', wanted, weighed);
  const rows = await db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'state'])
    .where((eb) => eb.or([eb('id', 'in', inList(worded)), eb('operation', '=', wanted), eb('reference', '=', wanted)]))
    // Not ordered here: an index of all names would be gone through for a handful.
    .execute();
  const order = ({ reference, operation, state }: (typeof rows)[number]): number => {
    if (reference === wanted || operation === wanted) return 0;
    const names = [operation, reference];
    const named = names.some((name) => name.startsWith(wanted))
      ? 1
      : names.some((name) => name.includes(wanted))
        ? 3
        : 5;
    return named + (state === 'live' ? 0 : 1);
  };
  return {
    found: rows
      .sort((one, other) => order(one) - order(other) || one.operation.localeCompare(other.operation, 'en-GB'))
      .slice(0, most),
  };
};
