import type { FormEvent, ReactNode } from 'react';
import './form.css';

/** Fields one under another. With `onSubmit` it is a form of its own, which Enter sends. */
export function Form(props: {
  /** Not wider than a line of text is read with ease. */
  narrow?: boolean;
  onSubmit?: () => void;
  children: ReactNode;
}) {
  const { narrow = false, onSubmit, children } = props;
  const className = narrow ? 'form form--narrow' : 'form';
  if (onSubmit === undefined) return <div className={className}>{children}</div>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={className} onSubmit={submit}>
      {children}
    </form>
  );
}

/** Fields side by side, as far as there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className="form__row">{children}</div>;
}
