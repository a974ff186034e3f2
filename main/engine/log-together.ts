/**
 * The log's lines of reads: each is on the disk before its read is answered, and those that are ready while another commit is under way
 * share the next one. A commit waits for the disk, and a service answers many people at once.
 */
import type { LogLine, Store, WriteTransaction } from '../store/port.ts';

/** Resolves when the line is in the log for good. Rejects where it could not be kept. */
export function logTogether({ write }: Pick<Store, 'write'>): (line: LogLine) => Promise<void> {
  /** The lines of the next commit, and when it has been made. */
  let next: { lines: LogLine[]; kept: Promise<void> } | null = null;

  async function commit(lines: LogLine[]): Promise<void> {
    const keep = async ({ log }: WriteTransaction) => {
      // Its turn has come: whoever is ready from now on takes the one after it.
      if (next?.lines === lines) next = null;
      await log.append(...lines);
    };
    await write(keep, { onlyLog: true });
  }

  return (line) => {
    if (next === null) {
      const lines = [line];
      const kept = commit(lines).finally(() => {
        if (next?.lines === lines) next = null;
      });
      next = { lines, kept };
    } else next.lines.push(line);
    return next.kept;
  };
}
