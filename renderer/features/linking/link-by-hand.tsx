import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { call } from '../../shell/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';
import './choices.css';

type Found = Output<'linking.findInvestigation'>['found'];

interface LinkByHandProps {
  onClose: () => void;
  onLink: (investigation: Found[number]) => void;
}

/** For the officer who knows better than the suggestions: any investigation, by operation name or reference. */
export function LinkByHand({ isOpen, ...rest }: LinkByHandProps & { isOpen: boolean }) {
  return (
    <Dialog title="Link to another case" isOpen={isOpen} onClose={rest.onClose} size="small">
      {isOpen ? <Choosing {...rest} /> : null}
    </Dialog>
  );
}

/** Arrows choose among what was found, Enter links it. */
function Choosing({ onClose, onLink }: LinkByHandProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>([]);
  const [at, setAt] = useState(0);
  const look = async (typed: string) => {
    setText(typed);
    setAt(0);
    if (typed.trim().length < 2) return setFound([]);
    const answer = await call('linking.findInvestigation', { text: typed.trim() }).catch(() => ({ found: [] }));
    setFound(answer.found);
  };
  const link = (one: Found[number] | undefined) => {
    if (one === undefined) return;
    onLink(one);
    onClose();
  };
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') link(found[at]);
    // A field keeps its keys to itself unless told otherwise, and Esc would not reach the dialog.
    else return event.continuePropagation();
    event.preventDefault();
  };
  const chosen = found[at];
  return (
    <Form>
      <TextField
        label="Operation name or reference"
        help="Arrows choose, Enter links."
        value={text}
        onChange={look}
        onKeyDown={onKeyDown}
        autoFocus
        autoComplete="off"
      />
      <ul className="choices" aria-label="Found">
        {found.map((each, index) => (
          <li key={each.id} data-chosen={index === at || undefined}>
            <span>
              <strong>Op {each.operation}</strong>{' '}
              <span className="muted">
                {each.reference} · {label(each.state)}
              </span>
            </span>
            <Button size="small" onPress={() => link(each)}>
              Link
            </Button>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {chosen === undefined ? '' : `Op ${chosen.operation}, ${at + 1} of ${found.length}`}
      </p>
      {text.trim().length >= 2 && found.length === 0 ? <p className="muted">No matches that you can see.</p> : null}
    </Form>
  );
}
