import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextArea } from './text-field.tsx';

export interface ConfirmDialogProps {
  title: string;
  /** What will happen, in one or two sentences. */
  text: string;
  /** The verb itself, never "OK". */
  confirm: string;
  danger?: boolean;
  /** Asks for a reason, which `onConfirm` gets; without it the reason is empty. */
  reason?: { label: string; help?: string };
  isOpen: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks before what cannot be undone, or for the reason that a rule wants. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirm, danger = false, reason, isOpen, onConfirm, onClose } = props;
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = reason !== undefined && words.trim() === '';
  const close = () => {
    setWords('');
    setAsked(false);
    onClose();
  };
  const go = () => {
    if (missing) return setAsked(true);
    onConfirm(words.trim());
    close();
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={close}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button tone={danger ? 'danger' : 'primary'} onPress={go}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {reason === undefined ? null : (
        <TextArea
          label={reason.label}
          {...(reason.help === undefined ? {} : { help: reason.help })}
          value={words}
          onChange={setWords}
          isRequired
          validationBehavior="aria"
          error={asked && missing ? 'Write one sentence that a reviewer would understand.' : null}
          rows={3}
          maxLength={1000}
          autoFocus
        />
      )}
    </Dialog>
  );
}
