/** A name that was typed, under the other spellings in which contributions have it. */
import { namedLike } from '../linking/named-like.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { passageOf, searchWords } from './passage.ts';

/** Contributions that name somebody under another spelling than was typed. */
export async function bySpelling(context: Context, text: string): Promise<Map<number, string>> {
  const like = (await namedLike(context, [text])).get(text) ?? [];
  like.sort((one, other) => other.receiptOrder - one.receiptOrder);
  return new Map(like.map(({ contributionId, written }) => [contributionId, written]));
}

/** Around the name, as it is written there. */
export async function passagesOf({ db }: Context, spelt: ReadonlyMap<number, string>): Promise<Map<number, string>> {
  if (spelt.size === 0) return new Map();
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'text'])
    .where('id', 'in', inList([...spelt.keys()]))
    .execute();
  return new Map(rows.map(({ id, text }) => [id, passageOf(text, searchWords(spelt.get(id) ?? ''))]));
}
