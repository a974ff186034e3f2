import { type ChainReport, chainBreakLines } from '../../../preload/contract/audit.ts';
import '../../ui/banner.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.chainBreaks;

/** Where the log does not hold together, one line for each place. */
export function ChainBreaks({ report }: { report: ChainReport }) {
  const lines = chainBreakLines(report);
  if (lines.length === 0) return null;
  return (
    <ul className="banner__list" aria-label={texts.whereTheLogIs}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
