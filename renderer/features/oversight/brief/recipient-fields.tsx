import { Plus, X } from 'lucide-react';
import { mostRecipients, type Recipient } from '../../../../preload/contract/briefs.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FormLine } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { nobody } from './list-words.ts';
import './recipient-fields.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.recipientFields;

/** Who gets it: a line for each, with what they are and where. */
export function RecipientFields(props: {
  value: readonly Recipient[];
  onChange: (value: Recipient[]) => void;
  error: string | null;
}) {
  const { value, onChange, error } = props;
  const change = (at: number, part: Partial<Recipient>) =>
    onChange(value.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const nth = (word: string, at: number) => (at === 0 ? word : `${word}, ${at + 1}`);
  // A line has no name of its own: its place is what it is known by.
  const lines = value.map((one, at) => ({ one, at, key: `${at}` }));
  return (
    <div className="recipients">
      {lines.map(({ one, at, key }) => (
        <FormLine key={key} columns="recipients__line">
          <TextField
            label={nth(texts.forWhom, at)}
            value={one.name}
            onChange={(name) => change(at, { name })}
            error={at === 0 ? error : null}
            isRequired
            maxLength={80}
          />
          <TextField
            label={nth(texts.role, at)}
            value={one.role}
            onChange={(role) => change(at, { role })}
            maxLength={60}
          />
          <TextField
            label={nth(texts.organisation, at)}
            value={one.organisation}
            onChange={(organisation) => change(at, { organisation })}
            maxLength={60}
          />
          {value.length === 1 ? null : (
            <IconButton
              size="small"
              label={texts.takeOff(one.name.trim() === '' ? texts.line(at + 1) : one.name)}
              onPress={() => onChange(value.filter((_, place) => place !== at))}
            >
              <X />
            </IconButton>
          )}
        </FormLine>
      ))}
      {value.length >= mostRecipients ? null : (
        <div>
          <Button size="small" tone="quiet" icon={<Plus />} onPress={() => onChange([...value, nobody])}>
            {texts.somebodyElseAsWell}
          </Button>
        </div>
      )}
    </div>
  );
}
