/** Many records of one kind as the log names them: concisely, and without naming any that were not touched. */

/** `contribution:5`, `contribution:7-19`: consecutive ids become one range. */
export function asIdRanges(kind: string, ids: readonly number[]): string[] {
  const runs: { from: number; to: number }[] = [];
  for (const id of [...ids].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last !== undefined && id <= last.to + 1) last.to = Math.max(last.to, id);
    else runs.push({ from: id, to: id });
  }
  return runs.map(({ from, to }) => (from === to ? `${kind}:${from}` : `${kind}:${from}-${to}`));
}
