import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { call } from '../../shell/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import './choices.css';

type Found = Output<'linking.findInvestigation'>['found'];

/** For the officer who knows better than the suggestions: any investigation, by operation name or reference. */
export function LinkByHand(props: {
  isOpen: boolean;
  onClose: () => void;
  onLink: (investigation: Found[number]) => void;
}) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>([]);
  const look = async (typed: string) => {
    setText(typed);
    if (typed.trim().length < 2) return setFound([]);
    const answer = await call('linking.findInvestigation', { text: typed.trim() }).catch(() => ({ found: [] }));
    setFound(answer.found);
  };
  return (
    <Dialog title="Link to an investigation" isOpen={props.isOpen} onClose={props.onClose} size="small">
      <Form>
        <TextField label="Operation name or reference" value={text} onChange={look} autoFocus autoComplete="off" />
        <ul className="choices" aria-label="Found">
          {found.map((each) => (
            <li key={each.id}>
              <span>
                <strong>Op {each.operation}</strong>{' '}
                <span className="muted">
                  {each.reference} · {label(each.state)}
                </span>
              </span>
              <Button
                size="small"
                onPress={() => {
                  props.onLink(each);
                  props.onClose();
                }}
              >
                Link
              </Button>
            </li>
          ))}
        </ul>
        {text.trim().length >= 2 && found.length === 0 ? <p className="muted">No matches that you can see.</p> : null}
      </Form>
    </Dialog>
  );
}
