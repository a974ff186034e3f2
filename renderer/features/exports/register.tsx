import { usePages } from '../../shell/use-pages.ts';
import { MarkingBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.register;

/** What has left, with its receipt: one's own; for an auditor, everybody's. */
export function Register() {
  const list = usePages('exports.disclosures', { limit: 20 }, ['disclosure']);
  const rows = list.pages.flatMap(({ disclosures }) => disclosures);
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (rows.length === 0) return null;
  return (
    <Section title={texts.receipts}>
      <RecordList>
        {rows.map((one) => (
          <li key={one.id}>
            <Line end={<MarkingBadge marking={one.marking} caveats={one.caveats} />}>
              <strong>{one.number}</strong>
              <span>{texts.for(one.what, one.recipient)}</span>
            </Line>
            <span className="muted">
              {one.by}, <Time at={one.at} />. {one.legalBasis}. {one.reason}
              {one.recordCount === null ? '' : `. ${countOf(one.recordCount, 'contribution')}`}
            </span>
          </li>
        ))}
      </RecordList>
      {list.ended ? null : (
        <div>
          <Button size="small" onPress={list.loadMore}>
            {texts.showMore}
          </Button>
        </div>
      )}
    </Section>
  );
}
