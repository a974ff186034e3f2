/**
 * PostgreSQL folds names to lower case unless they stand in quotes. Those of two words are quoted here, so that the tables read as
 * the vault's do.
 */
export const quoted = (sql: string): string => sql.replace(/(?<!["'\w])[a-z]+[A-Z]\w*(?!["'\w])/g, '"$&"');

/** A function that a trigger calls. */
export const triggered = (name: string, body: string): string =>
  `create function ${name}() returns trigger language plpgsql as $$ begin ${body} end $$;`;

/** Refuses what would change or take out a row, also all of them at once. */
export const neverChanges = (table: string, why: string, what = 'update or delete'): string =>
  quoted(`create trigger ${table}_never_changes before ${what} on ${table} for each row execute function refuse('${why}');
create trigger ${table}_never_emptied before truncate on ${table} execute function refuse('${why}');`);
