import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { call } from '../../shell/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';
import './choices.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.linkByHand;

type Found = Output<'linking.findInvestigation'>['found'];

interface CaseFinderProps {
  onClose: () => void;
  onChoose: (investigation: Found[number]) => void;
  /** What is done with the case: the button beside each, `Link`. */
  act: string;
  /** What the arrows and Enter do. */
  help: string;
  /** A case that is not offered. */
  without?: number;
}

/** Any investigation that one may see, by operation name or reference. */
export function CaseFinder({ isOpen, title, ...rest }: CaseFinderProps & { isOpen: boolean; title: string }) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={rest.onClose} size="small">
      {isOpen ? <Choosing {...rest} /> : null}
    </Dialog>
  );
}

/** For the officer who knows better than the suggestions. */
export function LinkByHand(props: {
  isOpen: boolean;
  onClose: () => void;
  onLink: (investigation: Found[number]) => void;
}) {
  const { isOpen, onClose, onLink } = props;
  return (
    <CaseFinder
      title={texts.linkToAnotherCase}
      act={texts.link}
      help={texts.arrowsChooseEnterLinks}
      isOpen={isOpen}
      onClose={onClose}
      onChoose={onLink}
    />
  );
}

/** Arrows choose among what was found, Enter takes it. */
function Choosing({ onClose, onChoose, act, help, without }: CaseFinderProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>([]);
  const [at, setAt] = useState(0);
  const look = async (typed: string) => {
    setText(typed);
    setAt(0);
    if (typed.trim().length < 2) return setFound([]);
    const answer = await call('linking.findInvestigation', { text: typed.trim() }).catch(() => ({ found: [] }));
    setFound(answer.found.filter(({ id }) => id !== without));
  };
  const take = (one: Found[number] | undefined) => {
    if (one === undefined) return;
    onChoose(one);
    onClose();
  };
  const onKeyDown: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') take(found[at]);
    // A field keeps its keys to itself unless told otherwise, and Esc would not reach the dialog.
    else return event.continuePropagation();
    event.preventDefault();
  };
  const chosen = found[at];
  return (
    <Form>
      <TextField
        label={texts.operationNameOrReference}
        help={help}
        value={text}
        onChange={look}
        onKeyDown={onKeyDown}
        autoFocus
        autoComplete="off"
      />
      <ul className="choices" aria-label={texts.found}>
        {found.map((each, index) => (
          <li key={each.id} data-chosen={index === at || undefined}>
            <span>
              <strong>{texts.op(each.operation)}</strong>{' '}
              <span className="muted">
                {each.reference} · {label(each.state)}
              </span>
            </span>
            <Button size="small" onPress={() => take(each)}>
              {act}
            </Button>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {chosen === undefined ? '' : texts.opOf(chosen.operation, at + 1, found.length)}
      </p>
      {text.trim().length >= 2 && found.length === 0 ? <p className="muted">{texts.noMatchesThatYou}</p> : null}
    </Form>
  );
}
