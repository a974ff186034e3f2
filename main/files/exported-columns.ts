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

/** Whether a table with these columns is one that Vigil wrote itself. */
export function isOwnExport(columns: readonly string[]): boolean {
  return columns.length === exportedColumns.length && exportedColumns.every((name, at) => columns[at] === name);
}
