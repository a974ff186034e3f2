import { FigureTable } from '../../ui/figure-table.tsx';
import { catalogue } from './catalogue.ts';
import type { Difference } from './rule-lines.ts';

const texts = catalogue.differences;

/** Old and new, line by line. */
export function Differences({ label, changes }: { label: string; changes: readonly Difference[] }) {
  return (
    <FigureTable
      label={label}
      whole
      table={{
        head: [texts.what, texts.before, texts.after],
        rows: changes.map(({ id, label: what, before, after }) => ({
          key: id,
          cells: [what, before ?? <em key="none">{texts.new}</em>, after ?? <em key="none">{texts.withdrawn}</em>],
        })),
      }}
    />
  );
}
