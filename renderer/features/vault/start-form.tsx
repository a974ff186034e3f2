import type { ReactNode } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import './sign-in.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.startForm;

/** A form on the start page: what it is for, what went wrong, its fields, a way back and the button that does it. */
export function StartForm(props: {
  title: string;
  intro?: string;
  problem: Failure | null;
  busy: boolean;
  submit: string;
  /** What the button says while it is being done. */
  submitting: string;
  /** Why it cannot be sent yet. */
  whyNot?: string | null;
  onSubmit: () => void;
  onBack: () => void;
  children: ReactNode;
}) {
  const { title, intro, problem, busy, submit, submitting, onSubmit, onBack, children } = props;
  return (
    <Form onSubmit={onSubmit}>
      <h1>{title}</h1>
      {intro === undefined ? null : <p>{intro}</p>}
      {problem === null ? null : (
        <Banner tone="danger" title={problem.message}>
          {problem.next}
        </Banner>
      )}
      {children}
      <div className="start__buttons">
        <Button tone="quiet" onPress={onBack}>
          {texts.back}
        </Button>
        <Button type="submit" tone="primary" whyNot={busy ? texts.thisIsBeingDone : (props.whyNot ?? null)}>
          {busy ? submitting : submit}
        </Button>
      </div>
    </Form>
  );
}
