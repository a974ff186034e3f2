import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { Time } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';

/** The arrests behind a figure. */
export function ArrestsDialog({ span, onClose }: { span: { from: string; to: string }; onClose: () => void }) {
  const read = useQuery('oversight.arrests', span, { topics: ['investigation'] });
  return (
    <Dialog title={`Arrests, ${isoInWords(span.from)} to ${isoInWords(span.to)}`} isOpen onClose={onClose} size="large">
      {read.value === undefined ? null : <p className="muted">{countOf(read.value.arrests.length, 'arrest')}</p>}
      <QueryView query={read} rows={6}>
        {({ arrests }) => (
          <FigureTable
            whole
            label="Arrests"
            table={{
              head: ['When', 'Operation', 'Who', 'Outcome'],
              rows: arrests.map((arrest) => ({
                key: String(arrest.id),
                cells: [
                  <Time key="at" at={arrest.at} />,
                  <Link key="op" to={{ name: 'investigation', id: arrest.investigationId, tab: 'overview' }}>
                    Op {arrest.operation}
                  </Link>,
                  arrest.subject ?? 'Person not recorded',
                  label(arrest.outcome),
                ],
              })),
            }}
          />
        )}
      </QueryView>
    </Dialog>
  );
}
