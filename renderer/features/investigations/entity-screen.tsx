import { entitiesCountedTo } from '../../../preload/contract/entities.ts';
import { failure } from '../../../preload/contract/errors.ts';
import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, SectionColumns } from '../../ui/section.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';

/** Everything that one may see of one identifier: the investigations that hold it and the tips that name it. */
export default function EntityScreen({ route }: ScreenProps<'entity'>) {
  const kind = IdentifierKind.safeParse(route.kind);
  if (!kind.success) return <ErrorState failure={failure('NOT_FOUND')} />;
  return <Entity kind={kind.data} value={route.value} />;
}

/** That a list goes on: both show the first two hundred. */
function NotAll({ shown, of }: { shown: number; of: number }) {
  if (of <= shown && of < entitiesCountedTo) return null;
  const all = `${of.toLocaleString('en-GB')}${of < entitiesCountedTo ? '' : ' or more'}`;
  return (
    <p className="muted">
      {shown} of {all} shown.
    </p>
  );
}

function Entity({ kind, value }: { kind: IdentifierKind; value: string }) {
  const read = useQuery('investigations.entity', { kind, value }, { topics: ['investigation', 'contribution'] });
  return (
    <QueryView query={read}>
      {({ investigations, heldBy, tips, namedIn }) => (
        <View title={investigations[0]?.text ?? value} facts={label(kind)} padded>
          <SectionColumns>
            <Section title="Investigations" label="Investigations">
              <RecordList empty="None that you can see.">
                {investigations.map((each) => (
                  <li key={`${each.id} ${each.subject ?? ''}`}>
                    <Line>
                      <Link to={{ name: 'investigation', id: each.id, tab: 'subjects' }}>Op {each.operation}</Link>
                      <Badge>{label(each.state)}</Badge>
                      {each.subject === null ? null : <span>{each.subject}</span>}
                      <span className="muted">written “{each.text}”</span>
                    </Line>
                  </li>
                ))}
              </RecordList>
              <NotAll shown={new Set(investigations.map((each) => each.id)).size} of={heldBy} />
            </Section>
            <Section title="Named in" label="Contributions">
              <RecordList empty="None that you can see.">
                {tips.map((tip) => (
                  <li key={tip.id}>
                    <Line>
                      <Link to={{ name: 'queue', id: tip.id }}>{tip.reference}</Link>
                      <span className="muted">
                        <Time at={tip.receivedAt} />
                      </span>
                    </Line>
                    <span>{tip.excerpt}</span>
                  </li>
                ))}
              </RecordList>
              <NotAll shown={tips.length} of={namedIn} />
            </Section>
          </SectionColumns>
        </View>
      )}
    </QueryView>
  );
}
