/** The figures of a proof, as a table and as a verdict. */

export interface FailureFigures {
  kind: string;
  /** Seconds of the longest time without an acknowledged write. */
  outage_s: number;
  /** Seconds of the longest time in which one desk of the unit had no answer. */
  desk_s: number;
  /** Seconds from the healing until every part was there again. */
  whole_s: number;
  /** Attempts whose outcome was not known and that were repeated. */
  in_doubt: number;
}

export interface Figures {
  failures: FailureFigures[];
  acknowledged: number;
  lost: number;
  doubled: number;
  chain_whole: boolean;
  /** Lines of the log. */
  log_lines: number;
  members_same: boolean;
  /** Seconds of the restore to a point in time, or `null` where not all came back. */
  restore_s: number | null;
}

/** Seconds in which the service has to be back. */
const goal = 15;

/** An outage that is too long is said, and is no loss. */
export const isGood = ({ lost, doubled, chain_whole, members_same, restore_s }: Figures): boolean =>
  lost === 0 && doubled === 0 && chain_whole && members_same && restore_s !== null;

const seconds = (count: number): string => `${count.toFixed(1)}${count > goal ? ' !' : ''}`;

export function table(figures: Figures): string {
  const rows = figures.failures.map(({ kind, outage_s, desk_s, whole_s, in_doubt }) => [
    kind,
    seconds(outage_s),
    seconds(desk_s),
    whole_s.toFixed(1),
    String(in_doubt),
  ]);
  const all = [['failure', 'outage s', 'one desk s', 'whole after s', 'repeated'], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const late = figures.failures.filter(({ outage_s, desk_s }) => Math.max(outage_s, desk_s) > goal).length;
  return [
    ...lines,
    '',
    `${figures.acknowledged} writes acknowledged, ${figures.lost} lost, ${figures.doubled} doubled`,
    `the log of ${figures.log_lines} lines is ${figures.chain_whole ? 'whole' : 'BROKEN'}; the members ${figures.members_same ? 'have the same rows' : 'DIFFER'}`,
    figures.restore_s === null
      ? 'the restore to a point in time did NOT bring everything back'
      : `a restore to a point in time took ${figures.restore_s.toFixed(1)} s`,
    ...(late === 0 ? [] : [`${late} of ${figures.failures.length} outages were longer than ${goal} s`]),
    '',
  ].join('\n');
}
