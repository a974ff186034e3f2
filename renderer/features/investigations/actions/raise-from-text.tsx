import { IdCard, ListPlus } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCan } from '../../../shell/session.tsx';
import { useQuery } from '../../../shell/use-query.ts';
import { Button } from '../../../ui/button.tsx';
import { AddEntity } from '../../entities/add-entity.tsx';
import { knownFromText } from '../../entities/known-from-text.ts';
import { type ActionSource, RaiseAction } from './raise-action.tsx';
import './raise-from-text.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.raiseFromText;

const longest = 2000;

interface Selected {
  text: string;
  top: number;
  left: number;
}

/** What is selected within the box, and where a button beside it goes. */
function selectedIn(box: HTMLElement | null): Selected | null {
  const selection = window.getSelection();
  if (box === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const text = selection.toString().trim();
  if (text === '' || !box.contains(range.commonAncestorContainer)) return null;
  const [end, own] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
  return { text: text.slice(0, longest), top: end.bottom - own.top + 4, left: Math.max(0, end.left - own.left) };
}

/**
 * A text of which any words can be selected to raise an action from, or to record a person or thing: they are quoted with their source. By keyboard, the button below the
 * text takes all of it, to be shortened in the form. `linked`: cases that come first where the case has to be chosen.
 */
export function RaiseFromText(props: {
  source: Omit<ActionSource, 'quote'>;
  text: string;
  investigationId: number | null;
  linked?: readonly { id: number; operation: string }[];
  children: ReactNode;
}) {
  const { source, text, investigationId, linked = [], children } = props;
  const box = useRef<HTMLDivElement>(null);
  const raises = useCan('investigations.raiseAction');
  const [selected, setSelected] = useState<Selected | null>(null);
  const records = useCan('entities.add');
  const [raising, setRaising] = useState<string | null>(null);
  const [recording, setRecording] = useState<string | null>(null);
  useEffect(() => {
    if (!raises) return;
    const look = () => setSelected(selectedIn(box.current));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [raises]);
  const own = useQuery(
    'investigations.list',
    { state: 'live', mine: true },
    { topics: ['investigation'], enabled: raising !== null && investigationId === null },
  );
  const known = new Map(
    [...linked, ...(own.value?.rows ?? [])].map(({ id, operation }) => [id, texts.op(operation)] as const),
  );
  const cases = [...known].map(([id, label]) => ({ value: String(id), label }));
  const ready = investigationId !== null || own.value !== undefined || own.error !== null;
  return (
    <div className="quotable" ref={box}>
      {children}
      {raises && selected !== null && raising === null && recording === null ? (
        // A press would take the selection away, and this button with it.
        <span
          role="toolbar"
          aria-label={texts.selectedWords}
          className="quotable__button"
          style={{ top: selected.top, left: selected.left }}
          onMouseDown={(event) => event.preventDefault()}
        >
          <Button size="small" tone="primary" icon={<ListPlus />} onPress={() => setRaising(selected.text)}>
            {texts.raiseAction}
          </Button>
          {records ? (
            <Button size="small" icon={<IdCard />} onPress={() => setRecording(selected.text)}>
              {texts.recordAsPersonOr}
            </Button>
          ) : null}
        </span>
      ) : null}
      {raises ? (
        <Button size="small" tone="quiet" icon={<ListPlus />} onPress={() => setRaising(text.slice(0, longest))}>
          {texts.raiseAnActionFrom}
        </Button>
      ) : null}
      {recording === null ? null : (
        <AddEntity
          investigationId={investigationId}
          known={knownFromText(recording, source.contributionId ?? null)}
          onClose={() => setRecording(null)}
        />
      )}
      {raising !== null && ready ? (
        <RaiseAction
          investigationId={investigationId}
          cases={cases}
          source={{ ...source, quote: raising }}
          onClose={() => setRaising(null)}
        />
      ) : null}
    </div>
  );
}
