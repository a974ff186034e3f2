import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { Time } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.arrestsDialog;

/** The arrests behind a figure. */
export function ArrestsDialog({ span, onClose }: { span: { from: string; to: string }; onClose: () => void }) {
  const read = useQuery('oversight.arrests', span, { topics: ['investigation'] });
  return (
    <Dialog title={texts.arrestsTo(isoInWords(span.from), isoInWords(span.to))} isOpen onClose={onClose} size="large">
      {read.value === undefined ? null : <p className="muted">{countOf(read.value.arrests.length, 'arrest')}</p>}
      <QueryView query={read} rows={6}>
        {({ arrests }) => (
          <FigureTable
            whole
            label={texts.arrests}
            table={{
              head: [texts.when, texts.operation, texts.who, texts.outcome],
              rows: arrests.map((arrest) => ({
                key: String(arrest.id),
                cells: [
                  <Time key="at" at={arrest.at} />,
                  <Link key="op" to={{ name: 'investigation', id: arrest.investigationId, tab: 'overview' }}>
                    {texts.op(arrest.operation)}
                  </Link>,
                  arrest.subject ?? texts.personNotRecorded,
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
