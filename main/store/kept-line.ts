/** What of a log line is written, and hashed. */
import type { LogLine } from './port.ts';

/** The line as the store will keep it: half a surrogate pair is stored as U+FFFD, and the hash has to cover what is stored. */
export function asKept(line: LogLine): LogLine {
  return {
    ...line,
    who: line.who.toWellFormed(),
    records: line.records.map((record) => record.toWellFormed()),
    reason: line.reason?.toWellFormed() ?? null,
    recipient: line.recipient?.toWellFormed() ?? null,
  };
}
