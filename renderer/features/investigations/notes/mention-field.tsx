import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useQuery } from '../../../shell/use-query.ts';
import { TextArea } from '../../../ui/text-field.tsx';
import { mentionAt, stillMentioned, withMention } from './mention-words.ts';
import './notes.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.mentionField;

export interface Written {
  text: string;
  people: { id: number; name: string }[];
}

const shown = 6;

/**
 * A text in which an @ offers people who may see the case. Arrows choose, Enter or Tab takes the name, Escape goes on without; a mention tells
 * its person and gives nobody access.
 */
export function MentionField(props: {
  label: string;
  investigationId: number;
  value: Written;
  onChange: (value: Written) => void;
  error: string | null;
  rows?: number;
  autoFocus?: boolean;
}) {
  const { label, investigationId, value, onChange, error, rows = 3, autoFocus = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  const [fragment, setFragment] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const read = useQuery(
    'investigations.peopleToMention',
    { id: investigationId, text: fragment ?? '' },
    { topics: ['people', `investigation:${investigationId}`], enabled: fragment !== null },
  );
  const offered = fragment === null ? [] : (read.value?.people ?? []).slice(0, shown);
  const area = () => box.current?.querySelector('textarea') ?? null;
  const look = (text: string) => {
    setFragment(mentionAt(text, area()?.selectionStart ?? text.length));
    setAt(0);
  };
  const take = (person: { id: number; name: string }) => {
    const element = area();
    const next = withMention(value.text, element?.selectionStart ?? value.text.length, person.name);
    onChange({ text: next.text, people: [...value.people, person] });
    setFragment(null);
    // Once the new text is in the field.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (offered.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const person = offered[at];
    if (step !== 0) setAt((at + step + offered.length) % offered.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && person !== undefined && !event.ctrlKey) take(person);
    else if (event.key === 'Escape') setFragment(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const told = stillMentioned(value.text, value.people);
  return (
    <div className="mention" ref={box} onKeyDownCapture={onKey} role="presentation">
      <TextArea
        label={label}
        value={value.text}
        onChange={(text) => {
          onChange({ ...value, text });
          requestAnimationFrame(() => look(text));
        }}
        error={error}
        rows={rows}
        maxLength={20_000}
        autoFocus={autoFocus}
        help={texts.typeToMentionSomebody}
      />
      {offered.length === 0 ? null : (
        <div className="mention__offered" id={list} role="listbox" aria-label={texts.peopleToMention}>
          {offered.map((person, place) => (
            <div
              key={person.id}
              role="option"
              aria-selected={place === at}
              tabIndex={-1}
              className="mention__one"
              onMouseDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      <p className="mention__told" role="status">
        {offered[at] !== undefined
          ? texts.ofEnterMentions(offered[at].name, at + 1, offered.length)
          : told.length === 0
            ? ''
            : texts.tells(new Intl.ListFormat('en-GB').format(told.map(({ name }) => name)))}
      </p>
    </div>
  );
}
