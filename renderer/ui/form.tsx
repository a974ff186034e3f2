import { type ReactNode, useContext } from 'react';
import { Form as AriaForm } from 'react-aria-components';
import { Banner } from './banner.tsx';
import { BothVersions } from './both-versions.tsx';
import { Button } from './button.tsx';
import { catalogue } from './catalogue.ts';
import { FailureHelp } from './failure-help.ts';
import { Time } from './time.tsx';
import type { FormHandle } from './use-form.ts';
import './form.css';

const texts = catalogue.form;

/** Fields one under another. With `onSubmit` it is a form of its own, which Enter sends. */
export function Form(props: {
  /** No wider than a comfortable line of text. */
  narrow?: boolean;
  onSubmit?: () => void;
  children: ReactNode;
}) {
  const { narrow = false, onSubmit, children } = props;
  const className = narrow ? 'form form--narrow' : 'form';
  if (onSubmit === undefined) return <div className={className}>{children}</div>;
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** The fields of a form made by `useForm`, with the state of its draft and why it could not be sent. */
export function FormFields(props: { form: FormHandle; id?: string; narrow?: boolean; children: ReactNode }) {
  const { form, id, narrow = false, children } = props;
  const help = useContext(FailureHelp);
  return (
    <AriaForm
      ref={form.box}
      {...(id === undefined ? {} : { id })}
      className={narrow ? 'form form--narrow' : 'form'}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {form.restored === null ? null : (
        <div className="form__draft" role="status">
          <span>
            {texts.yourDraftFrom} <Time at={form.restored.at} />.
            {form.restored.overtaken && form.meanwhile.conflicts.length === 0 ? ` ${texts.overtaken}` : ''}
          </span>
          <Button size="small" tone="quiet" onPress={form.startAgain}>
            {texts.discardDraft}
          </Button>
        </div>
      )}
      {form.failure === null ? null : (
        <Banner tone="danger" title={form.failure.message}>
          {form.failure.next} {help(form.failure)}
        </Banner>
      )}
      <BothVersions form={form} />
      {children}
    </AriaForm>
  );
}

/** Fields in one line with the button that adds or takes away; `columns` is the class that says how wide each is. */
export function FormLine({ columns, children }: { columns: string; children: ReactNode }) {
  return <div className={`form__line ${columns}`}>{children}</div>;
}

/** Fields side by side, where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className="form__row">{children}</div>;
}
