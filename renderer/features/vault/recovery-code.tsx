import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import './sign-in.css';

/** The code can be left once somebody says that it is kept elsewhere; before that, this is asked. */
function useKept(onDone: () => void) {
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const leave = () => (kept ? onDone() : setAsked(true));
  return {
    kept,
    setKept,
    leave,
    error: asked && !kept ? 'Tick this once it is so: the code is not shown again.' : null,
  };
}

/** Shown once, after a vault is made or recovered. */
export function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  const keeping = useKept(onDone);
  return (
    <>
      <h1>Recovery code</h1>
      <Code code={code} keeping={keeping} />
    </>
  );
}

/** A new code in an open vault. It closes by no key and no click before it is kept. */
export function RecoveryCodeDialog({ code, onDone }: { code: string; onDone: () => void }) {
  const keeping = useKept(onDone);
  return (
    <Dialog title="New recovery code" role="alertdialog" isOpen onClose={keeping.leave}>
      <Form>
        <Code code={code} keeping={keeping} />
      </Form>
    </Dialog>
  );
}

function Code({ code, keeping }: { code: string; keeping: ReturnType<typeof useKept> }) {
  return (
    <>
      <p>
        If every passphrase is lost, this code is the only way back into the vault. It is shown only once. Print it,
        seal it, and keep it where two people would have to open it.
      </p>
      <output className="start__code" aria-label="Recovery code">
        {code}
      </output>
      <div className="start__hide">
        <Banner tone="warning" title="Do not photograph it and do not keep it on this workstation." />
      </div>
      <div className="start__hide">
        <Checkbox isSelected={keeping.kept} onChange={keeping.setKept} error={keeping.error}>
          I have printed it or written it down
        </Checkbox>
      </div>
      <div className="start__buttons">
        <Button icon={<Printer />} onPress={() => window.print()}>
          Print
        </Button>
        <Button tone="primary" onPress={keeping.leave}>
          Continue
        </Button>
      </div>
    </>
  );
}
