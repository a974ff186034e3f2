import { type FormEvent, useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call, failureOf } from '../../shell/client.ts';
import { applyTheme } from '../../shell/theme.ts';
import { View } from '../../shell/view.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import '../oversight/brief.css';

type Settings = Output<'host.settings.read'>;
const idle = ['1', '5', '10', '15', '30'].map((value) => ({ value, label: `${value} min` }));

function tell(thrown: unknown): void {
  const { message, next } = failureOf(thrown);
  toast({ tone: 'problem', text: message, next });
}

/** Settings of this workstation, and one's own passphrase. */
export default function SettingsScreen() {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    call('host.settings.read', {}).then(setSettings, tell);
  }, []);
  const write = (change: { theme?: Settings['theme']; idleLockMinutes?: number }) =>
    call('host.settings.write', change).then((now) => {
      setSettings(now);
      applyTheme(now.theme);
    }, tell);
  return (
    <View title="Settings" padded>
      <div className="brief__ask">
        {settings === null ? null : (
          <>
            <RadioGroup
              label="Appearance"
              orientation="horizontal"
              options={[
                { value: 'system', label: 'As the system' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              value={settings.theme}
              onChange={(theme) => void write({ theme })}
            />
            <Select
              label="Lock when nothing is pressed for"
              help={`It also locks when the screen locks or the machine sleeps. This installation holds up to ${settings.maximumMarking}.`}
              options={
                idle.some((o) => o.value === String(settings.idleLockMinutes))
                  ? idle
                  : [...idle, { value: String(settings.idleLockMinutes), label: `${settings.idleLockMinutes} min` }]
              }
              value={String(settings.idleLockMinutes)}
              onChange={(chosen) => void write({ idleLockMinutes: Number(chosen) })}
            />
          </>
        )}
        <ChangePassphrase />
      </div>
    </View>
  );
}

function ChangePassphrase() {
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const differs = again !== '' && again !== fresh;
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || differs || fresh === '') return;
    setBusy(true);
    try {
      await call('vault.changePassphrase', { old, new: fresh });
      toast({ text: 'Your passphrase is changed.' });
      setOld('');
      setFresh('');
      setAgain('');
    } catch (thrown) {
      tell(thrown);
    }
    setBusy(false);
  };
  return (
    <form className="brief__ask" onSubmit={change}>
      <h2>Passphrase</h2>
      <TextField label="Present passphrase" type="password" value={old} onChange={setOld} autoComplete="off" />
      <TextField
        label="New passphrase"
        help="At least 14 characters."
        type="password"
        value={fresh}
        onChange={setFresh}
        autoComplete="off"
      />
      <TextField
        label="New passphrase again"
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="off"
        error={differs ? 'The two are not the same.' : null}
      />
      <div>
        <Button type="submit" isDisabled={busy || old === '' || fresh === '' || again === '' || differs}>
          {busy ? 'Changing…' : 'Change it'}
        </Button>
      </div>
    </form>
  );
}
