import { type ChainReport, chainBreakLines } from '../../../preload/contract/audit.ts';
import '../../ui/banner.css';

/** Where the log does not hold together, one line for each place. */
export function ChainBreaks({ report }: { report: ChainReport }) {
  const lines = chainBreakLines(report);
  if (lines.length === 0) return null;
  return (
    <ul className="banner__list" aria-label="Where the log is broken">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
