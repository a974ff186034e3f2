import { FigureTable } from '../../ui/figure-table.tsx';
import type { Difference } from './rule-lines.ts';

/** Old and new, line by line. */
export function Differences({ label, changes }: { label: string; changes: readonly Difference[] }) {
  return (
    <FigureTable
      label={label}
      whole
      table={{
        head: ['What', 'Before', 'After'],
        rows: changes.map(({ id, label: what, before, after }) => ({
          key: id,
          cells: [what, before ?? <em key="none">new</em>, after ?? <em key="none">withdrawn</em>],
        })),
      }}
    />
  );
}
