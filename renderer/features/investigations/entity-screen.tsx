import { failure } from '../../../preload/contract/errors.ts';
import { IdentifierKind, label } from '../../../preload/contract/words.ts';
import { Link } from '../../shell/router.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import './investigations.css';

/** Everything that one may see of one identifier: the investigations that hold it and the tips that name it. */
export default function EntityScreen({ route }: ScreenProps<'entity'>) {
  const kind = IdentifierKind.safeParse(route.kind);
  if (!kind.success) return <ErrorState failure={failure('NOT_FOUND')} />;
  return <Entity kind={kind.data} value={route.value} />;
}

function Entity({ kind, value }: { kind: IdentifierKind; value: string }) {
  const read = useQuery('investigations.entity', { kind, value }, { topics: ['investigation', 'contribution'] });
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (read.value === undefined) return <Skeleton rows={8} />;
  const { investigations, tips } = read.value;
  return (
    <View title={investigations[0]?.text ?? value} facts={label(kind)} padded>
      <div className="case__columns">
        <section className="case__section" aria-label="Investigations">
          <h2>Investigations that hold it</h2>
          {investigations.length === 0 ? <p className="muted">None that you may see.</p> : null}
          <ul className={investigations.length === 0 ? '' : 'case__list'}>
            {investigations.map((each) => (
              <li key={`${each.id} ${each.subject ?? ''}`}>
                <span className="case__line">
                  <Link to={{ name: 'investigation', id: each.id, tab: 'subjects' }}>Op {each.operation}</Link>
                  <Badge>{label(each.state)}</Badge>
                  {each.subject === null ? null : <span>{each.subject}</span>}
                  <span className="muted">written “{each.text}”</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section className="case__section" aria-label="Contributions">
          <h2>Contributions that name it</h2>
          {tips.length === 0 ? <p className="muted">None that you may see.</p> : null}
          <ul className={tips.length === 0 ? '' : 'case__list'}>
            {tips.map((tip) => (
              <li key={tip.id}>
                <span className="case__line">
                  <Link to={{ name: 'queue', id: tip.id }}>{tip.reference}</Link>
                  <span className="muted">
                    <Time at={tip.receivedAt} />
                  </span>
                </span>
                <span>{tip.gist}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </View>
  );
}
