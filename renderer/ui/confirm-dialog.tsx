import type { Result } from '../../preload/contract/errors.ts';
import type { FormName } from '../../preload/contract/forms.ts';
import { FormDialog } from './form-dialog.tsx';
import { reasonMissing } from './form-problems.ts';
import { TextArea } from './text-field.tsx';
import { useForm } from './use-form.ts';

export interface ConfirmDialogProps {
  title: string;
  /** What will happen, in one or two sentences. */
  text: string;
  /** The verb itself, never "OK". */
  confirm: string;
  danger?: boolean;
  /** The reason that a rule requires; `draft` is the name under which it is kept while being typed. */
  reason: {
    label: string;
    help?: string;
    draft: FormName;
    /** What to say while there is none, where "reason" is not the word for it. */
    missing?: string;
  };
  isOpen: boolean;
  /** Does it; the dialog closes once it is done, or says why it was not. */
  onConfirm: (reason: string) => Promise<Result<unknown>>;
  onClose: () => void;
}

/** Asks for a reason before doing what it describes. */
export function ConfirmDialog({ isOpen, ...props }: ConfirmDialogProps) {
  return isOpen ? <Asking {...props} /> : null;
}

function Asking(props: Omit<ConfirmDialogProps, 'isOpen'>) {
  const { title, text, confirm, danger = false, reason, onConfirm, onClose } = props;
  const form = useForm({
    initial: { reason: '' },
    draft: reason.draft,
    check: (typed) => {
      const without = reasonMissing(typed.reason);
      return { reason: without !== false && reason.missing !== undefined ? reason.missing : without };
    },
    send: (typed) => onConfirm(typed.reason.trim()),
    onClose,
  });
  return (
    <FormDialog title={title} size="small" role="alertdialog" submit={confirm} danger={danger} form={form}>
      <p>{text}</p>
      <TextArea
        label={reason.label}
        {...(reason.help === undefined ? {} : { help: reason.help })}
        {...form.field('reason')}
        isRequired
        rows={3}
        maxLength={1000}
        autoFocus
      />
    </FormDialog>
  );
}
