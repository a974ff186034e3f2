import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import './sign-in.css';

/** Shown once, after a vault is made or recovered. */
export function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <>
      <h1>Recovery code</h1>
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
        <Checkbox isSelected={kept} onChange={setKept}>
          I have printed it or written it down
        </Checkbox>
      </div>
      <div className="start__buttons">
        <Button icon={<Printer />} onPress={() => window.print()}>
          Print
        </Button>
        <Button tone="primary" isDisabled={!kept} onPress={onDone}>
          Continue
        </Button>
      </div>
    </>
  );
}
