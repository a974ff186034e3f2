import { useMemo } from 'react';
import { entitiesCountedTo } from '../../../preload/contract/entities.ts';
import { failure } from '../../../preload/contract/errors.ts';
import { IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { LookFurther, useOnward } from '../../shell/look-further.tsx';
import { OpenInChart } from '../../shell/open-in-chart.tsx';
import { OpenOnMap } from '../../shell/open-on-map.tsx';
import { Link } from '../../shell/router.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { usePages } from '../../shell/use-pages.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, SectionColumns } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { strengthWord } from '../linking/suggestions.tsx';
import './investigations.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.entityScreen;

const toEntities = <WayBack to={{ name: 'entities' }}>{texts.identifiers}</WayBack>;

/** Everything that one may see of one identifier: the investigations that hold it and the tips that name it. */
export default function EntityScreen({ route }: ScreenProps<'entity'>) {
  const kind = IdentifierKind.safeParse(route.kind);
  if (!kind.success) return <ErrorState failure={failure('NOT_FOUND')} wayBack={toEntities} />;
  return <Entity kind={kind.data} value={route.value} />;
}

/** What the list below rests on. */
function lookedInWords(kind: IdentifierKind, lookedFor: readonly string[]): string {
  if (lookedFor.length === 0) return texts.nothingOfItCan;
  const words = lookedFor.map((word) => `“${word}”`);
  if (kind === 'vrm') return texts.lookedForWholeAnd(words[0] ?? '');
  const otherwise = kind === 'person' ? texts.alsoWithOtherEndings : '';
  return texts.lookedForInAll(words.join(', '), otherwise);
}

/** That the list goes on: it shows the first two hundred. */
function NotAll({ shown, of }: { shown: number; of: number }) {
  if (of <= shown && of < entitiesCountedTo) return null;
  const all = `${of.toLocaleString('en-GB')}${of < entitiesCountedTo ? '' : texts.orMore}`;
  return <p className="muted">{texts.ofShown(shown, all)}</p>;
}

function Entity({ kind, value }: { kind: IdentifierKind; value: string }) {
  const read = useQuery('investigations.entity', { kind, value }, { topics: ['investigation', 'contribution'] });
  return (
    <QueryView query={read} wayBack={toEntities}>
      {({ investigations, heldBy }) => (
        <View
          title={investigations[0]?.text ?? value}
          facts={label(kind)}
          actions={
            <>
              {kind === 'date' ? null : <OpenInChart things={[`${kind}:${value}`]} />}
              <OpenOnMap kind={kind} value={value} />
            </>
          }
          padded
        >
          <SectionColumns>
            <Section title={texts.investigations} label={texts.investigations}>
              <RecordList empty={texts.noneThatYouCan}>
                {investigations.map((each) => (
                  <li key={`${each.id} ${each.subject ?? ''}`}>
                    <Line>
                      <Link to={{ name: 'investigation', id: each.id, tab: 'subjects' }}>
                        {texts.op(each.operation)}
                      </Link>
                      <Badge>{label(each.state)}</Badge>
                      {each.subject === null ? null : <span>{each.subject}</span>}
                      <span className="muted">{texts.written(each.text)}</span>
                    </Line>
                  </li>
                ))}
              </RecordList>
              <NotAll shown={new Set(investigations.map((each) => each.id)).size} of={heldBy} />
            </Section>
            <NamedIn kind={kind} value={value} />
          </SectionColumns>
        </View>
      )}
    </QueryView>
  );
}

/** Contributions that name it in any spelling, with what says so; and what was looked for, so that none is known to be none. */
function NamedIn({ kind, value }: { kind: IdentifierKind; value: string }) {
  const list = usePages('investigations.entityTips', { kind, value }, ['investigation', 'contribution']);
  const { pages, loading, ended, error, retry } = list;
  const tips = useMemo(() => pages.flatMap((page) => page.tips), [pages]);
  const lookedFor = pages[0]?.lookedFor ?? [];
  useOnward(list, (page) => page.tips);
  return (
    <Section title={texts.namedIn} label={texts.contributions}>
      {error === null ? null : <ErrorState failure={error} onRetry={retry} />}
      {loading ? <Skeleton rows={4} /> : null}
      {loading || error !== null ? null : <p className="muted">{lookedInWords(kind, lookedFor)}</p>}
      {tips.length > 0 || ended ? (
        <RecordList empty={lookedFor.length === 0 ? texts.notLookedFor : texts.foundInNoneThat}>
          {tips.map((tip) => (
            <li key={tip.id}>
              <Line>
                <Link to={{ name: 'queue', id: tip.id }}>{tip.reference}</Link>
                <span className="muted">
                  <Time at={tip.receivedAt} precision={tip.receivedPrecision} />
                </span>
              </Line>
              <span>{tip.excerpt}</span>
              <ul className="case__tags">
                {tip.reasons.slice(0, 3).map((reason) => (
                  <li key={`${reason.start} ${reason.caseText}`}>
                    <q>{reason.tipText}</q> <span className="muted">{strengthWord[reason.strength]}</span>
                  </li>
                ))}
                {tip.against.map((sentence) => (
                  <li key={sentence}>{texts.against(sentence)}</li>
                ))}
              </ul>
            </li>
          ))}
        </RecordList>
      ) : null}
      <LookFurther list={list} />
    </Section>
  );
}
