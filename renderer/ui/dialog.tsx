import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { catalogue } from './catalogue.ts';
import { firstControl } from './first-control.ts';
import './dialog.css';

const texts = catalogue.dialog;

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'small' | 'medium' | 'large' | 'wide';
  /** Buttons, right-aligned, the main one last. */
  footer?: ReactNode;
  /** `alertdialog` for a question that must be answered: a click outside does not close it. */
  role?: 'dialog' | 'alertdialog';
  /** Keys pressed anywhere inside, before the focused element handles them; also where the focus is nowhere for a moment. */
  onKey?: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/**
 * A modal dialog: the focus starts on its first field, or on its main button where it has none, and stays inside; Escape closes it;
 * the focus returns to where it came from.
 */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'medium',
  footer,
  role = 'dialog',
  onKey,
  children,
}: DialogProps) {
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
            <IconButton label={texts.close} size="small" onPress={onClose}>
              <X />
            </IconButton>
          </header>
          <Contents footer={footer} onKey={onKey} onClose={onClose}>
            {children}
          </Contents>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The focus is nowhere while a list that was open over the dialog closes: it comes back with the next picture only. */
const isNowhere = (target: Node) => target === document.body || target === document.documentElement;
const isTopmost = (box: Element | null) =>
  box !== null && [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) === box;

type ContentsProps = Pick<DialogProps, 'onClose' | 'children'> & {
  footer: ReactNode;
  onKey: DialogProps['onKey'] | undefined;
};

function Contents({ footer, onKey, onClose, children }: ContentsProps) {
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  useEffect(() => {
    // A body with nothing to tab to takes the focus itself, so that it can be scrolled from the keyboard.
    if (body.current !== null && firstControl(body.current) === null) body.current.tabIndex = 0;
    const box = body.current?.closest('section') ?? null;
    if (box?.contains(document.activeElement) === true && document.activeElement !== box) return;
    const control = firstControl(body.current) ?? [...(foot.current?.querySelectorAll('button') ?? [])].at(-1);
    (control ?? body.current)?.focus();
  }, []);
  const latest = useRef({ onKey, onClose });
  useEffect(() => {
    latest.current = { onKey, onClose };
  });
  useEffect(() => {
    const box = body.current?.closest('section') ?? null;
    const take = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof Node)) return;
      const nowhere = isNowhere(target) && isTopmost(box);
      if (nowhere && event.key === 'Escape') latest.current.onClose();
      else if (nowhere || box?.contains(target) === true) latest.current.onKey?.(event);
    };
    document.addEventListener('keydown', take, { capture: true });
    return () => document.removeEventListener('keydown', take, { capture: true });
  }, []);
  return (
    <>
      <div className="dialog__body" ref={body}>
        {children}
      </div>
      {footer === undefined ? null : (
        <footer className="dialog__foot" ref={foot}>
          {footer}
        </footer>
      )}
    </>
  );
}
