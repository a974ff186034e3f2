import { useMemo, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { attempt, save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.tsx';
import './documents.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.namedInCase;

type Named = Output<'documents.namedInCase'>['found'][number];

/** What the documents of a case name and it does not hold, for its people to add or to rule out. Nothing is added by itself. */
export function NamedInCase({ investigationId, mayChange }: { investigationId: number; mayChange: boolean }) {
  const [ruledOut, setRuledOut] = useState(false);
  const topics = useMemo(() => ['document', `investigation:${investigationId}`], [investigationId]);
  const list = usePages('documents.namedInCase', { investigationId, ruledOut, limit: 50 }, topics);
  const found = useMemo(() => list.pages.flatMap((page) => page.found), [list.pages]);
  const changes = useCan('documents.notOfCase') && mayChange;
  if (list.loading || list.error !== null) return null;
  const count = `${found.length}${list.ended ? '' : '+'}`;
  const title = ruledOut ? texts.notOfThisCaseCounted(count) : texts.foundInDocumentsOf(count);
  return (
    <Section
      title={title}
      label={texts.foundInDocumentsOfThis}
      actions={
        <Button size="small" tone="quiet" onPress={() => setRuledOut(!ruledOut)}>
          {ruledOut ? texts.showWhatWasFound : texts.showWhatWasRuled}
        </Button>
      }
    >
      <RecordList empty={ruledOut ? texts.nothingWasRuledOut : texts.nothingThatTheCase}>
        {found.map((one) => (
          <NamedLine
            key={`${one.kind} ${one.value}`}
            named={one}
            investigationId={investigationId}
            ruledOut={ruledOut}
            changes={changes}
          />
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

function NamedLine(props: { named: Named; investigationId: number; ruledOut: boolean; changes: boolean }) {
  const { named, investigationId, ruledOut, changes } = props;
  const { kind, value, text, name, page, doubtful } = named;
  const say = (out: boolean) => attempt('documents.notOfCase', { investigationId, kind, value, ruledOut: out });
  const ruleOut = async () => {
    if (await say(true)) toast({ text: texts.isNotOfThis(text), undo: () => void say(false) });
  };
  const adds = () =>
    save(
      'investigations.addIdentifier',
      { id: investigationId, subjectId: null, kind, text },
      texts.addedToTheCase(text),
    );
  return (
    <li>
      <Line
        end={
          !changes ? undefined : ruledOut ? (
            <Button size="small" onPress={() => void say(false)} aria-label={texts.takeBackThatIs(text)}>
              {texts.takeBack}
            </Button>
          ) : (
            <>
              <Button size="small" onPress={() => void adds()} aria-label={texts.addToTheCase(text)}>
                {texts.add}
              </Button>
              <Button size="small" tone="quiet" onPress={() => void ruleOut()} aria-label={texts.isNotOfThisCase(text)}>
                {texts.notOfThisCase}
              </Button>
            </>
          )
        }
      >
        <Badge>{label(kind)}</Badge>
        <strong className="documents__name">{text}</strong>
        {doubtful ? <Badge tone="warning">{texts.possiblyMisread}</Badge> : null}
        <MarkingBadge marking={named.marking} caveats={named.caveats} />
      </Line>
      <span className="muted documents__name">
        {name}
        {page === null ? '' : texts.page(page)}
      </span>
    </li>
  );
}
