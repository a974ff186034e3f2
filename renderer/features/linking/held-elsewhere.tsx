import { Eye } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { go } from '../../shell/router.tsx';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Cluster, Line, LineText } from '../../ui/line.tsx';
import './held-elsewhere.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.heldElsewhere;

/** After the last key, in milliseconds. */
const PAUSE_MS = 250;
const SHORTEST = 4;

/** A text once nothing has been typed for a moment; empty while it is too short to ask about. */
function useSettled(typed: string): string {
  const text = typed.trim();
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.length < SHORTEST ? '' : text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  // What was asked about before says nothing of what is typed now.
  return settled === text ? settled : '';
}

/**
 * Beside a field: which other investigations hold what is being typed, of those that the officer may see. Typing never waits for it. `kind`:
 * null where it may be anything that names one person or thing.
 */
export function HeldElsewhere(props: { typed: string; kind: IdentifierKind | null; except: number | null }) {
  const { typed, kind, except } = props;
  const text = useSettled(typed);
  const asks = useCan('linking.heldElsewhere');
  const watches = useCan('linking.watch');
  const found = useQuery(
    'linking.heldElsewhere',
    { text: text === '' ? '-' : text, kind, except },
    { topics: ['investigation'], enabled: asks && text !== '' },
  ).value;
  const holders = text === '' ? [] : (found?.holders ?? []);
  return (
    <div className="held-elsewhere" role="status">
      {holders.length === 0 ? null : (
        <>
          <p className="held-elsewhere__head">
            {texts.alsoHeldBy(
              found?.more === true ? texts.moreThan : '',
              holders.length === 1 ? texts.oneOtherCase : texts.otherCases(holders.length),
            )}
          </p>
          <ul className="held-elsewhere__list">
            {holders.map((one) => (
              <li key={one.investigationId}>
                <Line
                  end={
                    <Cluster>
                      <MarkingBadge marking={one.marking} caveats={one.caveats} />
                      <Button
                        size="small"
                        onPress={() => go({ name: 'investigation', id: one.investigationId, tab: 'overview' })}
                      >
                        {texts.keepDraftAndOpen}
                      </Button>
                    </Cluster>
                  }
                >
                  <Badge tone="accent">{texts.op(one.operation)}</Badge>
                  <LineText>
                    {one.subjectName === null || one.subjectName === one.text ? '' : `${one.subjectName}, `}
                    {label(one.kind).toLowerCase()} {one.text}
                    {one.owner === null ? '' : texts.ask(one.owner)}
                  </LineText>
                </Line>
              </li>
            ))}
          </ul>
          {watches ? (
            <Button
              size="small"
              tone="quiet"
              icon={<Eye />}
              onPress={() => void save('linking.watch', { text, why: texts.heldBySeveralCases }, texts.watching(text))}
            >
              {texts.watchForIt}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}
