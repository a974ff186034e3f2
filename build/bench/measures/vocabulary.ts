/** Words to search for, by how many contributions contain them. */
import type { Database } from 'better-sqlite3-multiple-ciphers';

export interface Vocabulary {
  /** In more contributions than any other words. */
  common: string[];
  /** In about one of a thousand. */
  middling: string[];
  /** In two or three contributions. */
  rare: string[];
}

/** Words made of letters only, at least three of them; twenty of each sort. `plain` is the copy, so that the vault stays as it is. */
export function frequentWords(plain: Database): Vocabulary {
  const counts = new Map<string, number>();
  for (const week of plain.prepare<[], number>('select week from week_row').pluck().all()) {
    const name = `vocabulary_of_week_${week}`;
    plain.exec(`create virtual table if not exists temp.${name} using fts5vocab('main', 'week_${week}_words', 'row')`);
    const terms = plain.prepare<[], { term: string; doc: number }>(
      `select term, doc from ${name} where length(term) >= 3 and term not glob '*[^a-z]*'`,
    );
    for (const { term, doc } of terms.iterate()) counts.set(term, (counts.get(term) ?? 0) + doc);
  }
  const all = [...counts]
    .map(([term, doc]) => ({ term, doc }))
    .sort((one, other) => other.doc - one.doc || (one.term < other.term ? -1 : 1));
  if (all.length < 60) throw new Error('the sample holds too few words to look for');
  const rows = Number(plain.prepare('select count(*) from contribution_row').pluck().get());
  const middle = Math.max(
    1,
    all.findIndex(({ doc }) => doc * 1000 <= rows),
  );
  const rare = all.findIndex(({ doc }) => doc <= 3);
  const some = (from: number) => all.slice(from, from + 20).map(({ term }) => term);
  return { common: some(0), middling: some(middle), rare: some(rare < 0 ? all.length - 20 : rare) };
}
