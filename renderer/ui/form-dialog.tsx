import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';
import { Form } from './form.tsx';

/** A form in a dialog: its fields, a way back, and one button that does it. Shown for as long as it is rendered. */
export function FormDialog(props: {
  title: string;
  size?: NonNullable<DialogProps['size']>;
  /** The verb itself, never "OK". */
  submit: ReactNode;
  /** What is typed is enough to go on. */
  isReady: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** Other things that can be done with what is typed, left of the main one. */
  others?: ReactNode;
  children: ReactNode;
}) {
  const { title, size = 'medium', submit, isReady, onSubmit, onClose, others, children } = props;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size={size}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {others}
          <Button tone="primary" isDisabled={!isReady} onPress={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      <Form>{children}</Form>
    </Dialog>
  );
}
