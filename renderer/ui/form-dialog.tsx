import { type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { catalogue } from './catalogue.ts';
import { Dialog, type DialogProps } from './dialog.tsx';
import { FormFields } from './form.tsx';
import type { FormHandle } from './use-form.ts';

const texts = catalogue.formDialog;

export interface FormDialogProps {
  title: string;
  form: FormHandle;
  size?: NonNullable<DialogProps['size']>;
  role?: NonNullable<DialogProps['role']>;
  /** The verb itself, never "OK". */
  submit: ReactNode;
  danger?: boolean;
  /** Other things that can be done with what was typed, to the left of the main button. */
  others?: ReactNode;
  children?: ReactNode;
}

/**
 * A form in a dialog: its fields, a way back, and one button that sends it, as Ctrl Enter does. The button is never disabled:
 * pressed too early, it says what is missing. Shown for as long as it is rendered.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, form, size = 'medium', role = 'dialog', submit, danger = false, others, children } = props;
  const id = useId();
  return (
    <>
      <Dialog
        title={title}
        isOpen
        onClose={form.close}
        size={size}
        role={role}
        onKey={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          form.submit();
        }}
        footer={
          <>
            <Button onPress={form.close}>{texts.cancel}</Button>
            {others}
            <Button tone={danger ? 'danger' : 'primary'} type="submit" form={id} keys="Ctrl Enter">
              {submit}
            </Button>
          </>
        }
      >
        <FormFields form={form} id={id}>
          {children}
        </FormFields>
      </Dialog>
      <Losing form={form} />
    </>
  );
}

/** Asks before anything is lost that cannot be kept. */
function Losing({ form }: { form: FormHandle }) {
  const words = form.losing === 'unsaved' ? texts.couldNotBeSaved : texts.isNotKept;
  return (
    <Dialog
      title={texts.discardWhatYouTyped}
      isOpen={form.losing !== null}
      onClose={form.keepEditing}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button tone="danger" onPress={form.discard}>
            {texts.discard}
          </Button>
          <Button tone="primary" onPress={form.keepEditing}>
            {texts.keepEditing}
          </Button>
        </>
      }
    >
      <p>{words}</p>
    </Dialog>
  );
}
