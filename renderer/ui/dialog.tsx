import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import './dialog.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'small' | 'medium' | 'large' | 'wide';
  /** Buttons, right-aligned, the main one last. */
  footer?: ReactNode;
  /** `alertdialog` for a question that must be answered: a click outside does not close it. */
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
}

/** A modal dialog: focus stays inside, Escape closes, focus goes back to where it came from. */
export function Dialog({ title, isOpen, onClose, size = 'medium', footer, role = 'dialog', children }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog__scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
    >
      <Modal className={`dialog dialog--${size}`}>
        <AriaDialog role={role} className="dialog__box">
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {title}
            </Heading>
            <IconButton label="Close" size="small" onPress={onClose}>
              <X />
            </IconButton>
          </header>
          <div className="dialog__body">{children}</div>
          {footer === undefined ? null : <footer className="dialog__foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
