import { useState } from 'react';
import type { Result } from '../../preload/contract/errors.ts';
import type { FormName } from '../../preload/contract/forms.ts';
import { Button } from './button.tsx';
import { catalogue } from './catalogue.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Cluster } from './line.tsx';

const texts = catalogue.answers;

/** One of the two answers to what waits for a decision: given at once, or after a reason was asked for. */
export type Answer =
  | { label: string; onPress: () => void }
  | {
      label: string;
      title: string;
      text: string;
      /** Under what name the reason is kept while it is being typed. */
      draft: FormName;
      danger?: boolean;
      onConfirm: (reason: string) => Promise<Result<unknown>>;
    };

/**
 * The two answers to what somebody proposed, or asks to be looked at. `about` is what a screen reader hears with them, since several stand in
 * one list.
 */
export function Answers({ about, yes, no }: { about: string; yes: Answer; no: Answer }) {
  const [asking, setAsking] = useState<Answer | null>(null);
  const press = (answer: Answer) => ('onPress' in answer ? answer.onPress() : setAsking(answer));
  return (
    <Cluster>
      <Button size="small" aria-label={`${no.label}: ${about}`} onPress={() => press(no)}>
        {no.label}
      </Button>
      <Button size="small" tone="primary" aria-label={`${yes.label}: ${about}`} onPress={() => press(yes)}>
        {yes.label}
      </Button>
      {asking === null || 'onPress' in asking ? null : (
        <ConfirmDialog
          title={asking.title}
          text={asking.text}
          confirm={asking.label}
          danger={asking.danger ?? false}
          reason={{ label: texts.why, draft: asking.draft }}
          isOpen
          onConfirm={asking.onConfirm}
          onClose={() => setAsking(null)}
        />
      )}
    </Cluster>
  );
}
