/** The columns of Vigil's own file of contributions, by which it is recognised when it comes back. */
export const exportedColumns = [
  'tip_id',
  'received_at',
  'channel',
  'kind',
  'area',
  'where',
  'marking',
  'conditions',
  'vigil_number',
  'decided_under',
  'text',
] as const;

/** Columns that files written before they existed do not have; they stand after the numbers, whose places are the same in both. */
const added: readonly string[] = ['decided_under'];
const earlier = exportedColumns.filter((name) => !added.includes(name));

/** Whether a table with these columns is one that Vigil wrote itself, now or in an earlier form. */
export function isOwnExport(columns: readonly string[]): boolean {
  return [exportedColumns, earlier].some(
    (own) => columns.length === own.length && own.every((name, at) => columns[at] === name),
  );
}
