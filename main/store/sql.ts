/** The pieces of SQL that differ between dialects, so that use cases contain none of them. */
import { type AliasableExpression, type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { spelled, spelledList } from './spelling.ts';

/** No row has a number beyond it: where a list begins at its newest. */
export const greatestId = 2_147_483_647;

/** A list of any length as one parameter of a query: a statement accepts at most 32,766 single parameters. */
export const inList = (values: readonly (string | number)[]) =>
  spelledList({
    sqlite: sql<never>`(select value from json_each(${JSON.stringify(values)}))`,
    postgres: sql<never>`(${[...values]})`,
  });

/** A list of pairs as one or two parameters, to select from: each row has `one` and `other`. */
export const pairs = (list: readonly (readonly [string, string])[]) =>
  spelled<{ one: string; other: string }>({
    sqlite: sql`(select json_extract(value, '$[0]') as one, json_extract(value, '$[1]') as other
      from json_each(${JSON.stringify(list)}))`,
    postgres: sql`(select given.one, given.other from unnest(${list.map(([one]) => one)}::text[],
      ${list.map(([, other]) => other)}::text[]) as given(one, other))`,
  });

/**
 * Whether a column is among what a subquery gives, which are few: they are looked up one by one. PostgreSQL cannot know that they are few,
 * and would look for them along the order of the list (measured with 200,000 contributions and 20,000 links, on a busy machine: 2.5 s for a page, and 0.05 so).
 */
export const inFew = <T>(column: string, few: Expression<T>): AliasableExpression<SqlBool> =>
  spelled({
    sqlite: sql<SqlBool>`${sql.ref(column)} in ${few}`,
    postgres: sql<SqlBool>`${sql.ref(column)} = any (array${few})`,
  });

/** A column to compare without choosing an index by it, where another condition leaves fewer rows. PostgreSQL chooses by its statistics. */
export const notByIndex = <T = string>(column: string): AliasableExpression<T> =>
  spelled({ sqlite: sql<T>`+${sql.ref(column)}`, postgres: sql<T>`${sql.ref(column)}` });

/** Whether a flag is set, worded like the indices that hold only such rows: a bound value would not let the planner use them. */
export const isOne = (column: string): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(column)} = 1`;

/** Whether a column equals this text, whatever the case of ASCII letters. `indexed`: whether an index may be chosen by it. */
export const sameText = (column: string, text: string, indexed: boolean): AliasableExpression<SqlBool> =>
  spelled({
    sqlite: indexed
      ? sql<SqlBool>`${sql.ref(column)} = ${text} collate nocase`
      : sql<SqlBool>`+${sql.ref(column)} = ${text} collate nocase`,
    postgres: sql<SqlBool>`lower(${sql.ref(column)}) = lower(${text})`,
  });

/** The first `length` characters of a column. */
export const startOf = (column: string, length: number): RawBuilder<string> =>
  sql<string>`substr(${sql.ref(column)}, 1, ${sql.lit(length)})`;

/** The last four characters of a column. Numbers and plates in contributions are indexed by it. */
export const ending = (column: string): AliasableExpression<string> =>
  spelled({
    sqlite: sql<string>`substr(${sql.ref(column)}, -4)`,
    postgres: sql<string>`right(${sql.ref(column)}, 4)`,
  });

/** Whether a kind is one of those in the index of endings, worded as it is there. */
export const endsTell = (column: string): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(column)} in ('phone', 'vrm')`;

/** Whether a column ends with these characters. */
export const endsWith = (column: string, part: string): AliasableExpression<SqlBool> =>
  spelled({
    sqlite: sql<SqlBool>`substr(${sql.ref(column)}, ${sql.lit(-part.length)}) = ${part}`,
    postgres: sql<SqlBool>`right(${sql.ref(column)}, ${sql.lit(part.length)}) = ${part}`,
  });

/** Whether a column contains `part` anywhere, ignoring the case of ASCII letters. */
export const holdsText = (column: string, part: string): AliasableExpression<SqlBool> =>
  spelled({
    sqlite: sql<SqlBool>`instr(lower(${sql.ref(column)}), ${part.toLowerCase()}) > 0`,
    postgres: sql<SqlBool>`strpos(lower(${sql.ref(column)}), ${part.toLowerCase()}) > 0`,
  });

/** A text in the form in which contact details are compared: in lower case and without spaces. There is an index by it. */
export const squeezed = (column: string): RawBuilder<string> =>
  sql<string>`lower(replace(${sql.ref(column)}, ' ', ''))`;

/** For a log's records, such as `contribution:1-500`: whether one is a range of that kind that contains the number. */
export const rangeHolds = (column: string, kind: string, number: number): AliasableExpression<SqlBool> => {
  const of = sql.ref(column);
  const from = sql.lit(kind.length + 2);
  // In both, the first condition repeats that of the index, which holds only ranges.
  return spelled({
    sqlite: sql<SqlBool>`${of} glob '*:*-*' and ${of} glob ${`${kind}:*-*`}
    and cast(substr(${of}, ${from}) as integer) <= ${number}
    and cast(substr(${of}, instr(${of}, '-') + 1) as integer) >= ${number}`,
    // Nothing that is no range may reach the conversions, which would fail on it.
    postgres: sql<SqlBool>`${of} like '%:%-%' and case when ${of} ~ ${`^${kind}:[0-9]{1,15}-[0-9]{1,15}$`}
      then split_part(substr(${of}, ${from}), '-', 1)::bigint <= ${number}::bigint
        and split_part(${of}, '-', 2)::bigint >= ${number}::bigint
      else false end`,
  });
};
