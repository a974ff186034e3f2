import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import './sign-in.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.recoveryCode;

/** The code can be left once somebody says that it is kept elsewhere; before that, this is asked. */
function useKept(onDone: () => void) {
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const leave = () => (kept ? onDone() : setAsked(true));
  return {
    kept,
    setKept,
    leave,
    error: asked && !kept ? texts.tickThisOnceIt : null,
  };
}

/** Shown once, after a vault is made or recovered. */
export function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  const keeping = useKept(onDone);
  return (
    <>
      <h1>{texts.recoveryCode}</h1>
      <Code code={code} keeping={keeping} />
    </>
  );
}

/** A new code in an open vault. It closes by no key and no click before it is kept. */
export function RecoveryCodeDialog({ code, onDone }: { code: string; onDone: () => void }) {
  const keeping = useKept(onDone);
  return (
    <Dialog title={texts.newRecoveryCode} role="alertdialog" isOpen onClose={keeping.leave}>
      <Form>
        <Code code={code} keeping={keeping} />
      </Form>
    </Dialog>
  );
}

function Code({ code, keeping }: { code: string; keeping: ReturnType<typeof useKept> }) {
  return (
    <>
      <p>{texts.ifEveryPassphraseIs}</p>
      <output className="start__code" aria-label={texts.recoveryCode}>
        {code}
      </output>
      <div className="start__hide">
        <Banner tone="warning" title={texts.doNotPhotographIt} />
      </div>
      <div className="start__hide">
        <Checkbox isSelected={keeping.kept} onChange={keeping.setKept} error={keeping.error}>
          {texts.iHavePrintedIt}
        </Checkbox>
      </div>
      <div className="start__buttons">
        <Button icon={<Printer />} onPress={() => window.print()}>
          {texts.print}
        </Button>
        <Button tone="primary" onPress={keeping.leave}>
          {texts.continue}
        </Button>
      </div>
    </>
  );
}
