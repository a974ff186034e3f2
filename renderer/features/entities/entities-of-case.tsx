import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { Link } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { AddEntity } from './add-entity.tsx';
import { catalogue } from './catalogue.ts';
import { markerTone } from './words.ts';

const texts = catalogue.entitiesOfCase;

/** Rows at first; the rest on request. */
const most = 12;

/** The people and things that a case has records of. */
export function EntitiesOfCase({ investigationId, mayChange }: { investigationId: number; mayChange: boolean }) {
  const list = usePages('entities.list', { investigationId, kind: null, text: '', limit: 50 }, [
    'entity',
    `investigation:${investigationId}`,
  ]);
  const rows = useMemo(
    () => list.pages.flatMap(({ entities }) => entities.filter(({ withdrawnAt }) => withdrawnAt === null)),
    [list.pages],
  );
  const [adding, setAdding] = useFormOpen(`add-entity:${investigationId}`);
  const adds = useCan('entities.add') && mayChange;
  return (
    <Section
      title={texts.peopleAndThings}
      label={texts.peopleAndThings}
      actions={
        adds ? (
          <Button size="small" icon={<Plus />} onPress={() => setAdding(true)}>
            {texts.recordAPersonOr}
          </Button>
        ) : null
      }
    >
      {list.error === null ? null : <ErrorState failure={list.error} onRetry={list.retry} />}
      {list.loading ? <Skeleton rows={3} /> : null}
      {list.loading || list.error !== null ? null : (
        <RecordList empty={texts.noneRecordedVehiclesPhones} most={most}>
          {rows.map((row) => (
            <li key={row.id}>
              <Line>
                <span className="muted">{label(row.kind)}</span>
                <Link to={{ name: 'entity-record', id: row.id }}>{row.title}</Link>
                {row.warnings.map((kind) => (
                  <Badge key={kind} tone={markerTone(kind)}>
                    {label(kind)}
                  </Badge>
                ))}
                <LineText>
                  {[...row.aliases.map((alias) => `“${alias}”`), ...row.known.map(({ text }) => text)]
                    .filter((text) => text !== row.title)
                    .join(', ')}
                </LineText>
              </Line>
            </li>
          ))}
        </RecordList>
      )}
      {list.ended || list.loading ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showEarlierOnes}
        </Button>
      )}
      {adding ? <AddEntity investigationId={investigationId} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}
