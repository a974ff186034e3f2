import { useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../shell/client.ts';
import { tellFailure } from '../../shell/save.ts';
import { applyTheme } from '../../shell/theme.ts';
import { View } from '../../shell/view.tsx';
import { countOf } from '../../ui/figures.ts';
import { Form } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { ChangePassphrase } from './change-passphrase.tsx';

type Settings = Output<'host.settings.read'>;
const idle = ['1', '5', '10', '15', '30'].map((value) => ({ value, label: countOf(Number(value), 'minute') }));

/** Settings of this workstation, and one's own passphrase. */
export default function SettingsScreen() {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    call('host.settings.read', {}).then(setSettings, tellFailure);
  }, []);
  const write = (change: Partial<Pick<Settings, 'theme' | 'notifications' | 'idleLockMinutes'>>) =>
    call('host.settings.write', change).then((now) => {
      setSettings(now);
      applyTheme(now.theme);
    }, tellFailure);
  return (
    <View title="Settings" padded>
      <Form narrow>
        {settings === null ? null : (
          <>
            <RadioGroup
              label="Appearance"
              orientation="horizontal"
              options={[
                { value: 'system', label: 'Match system' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              value={settings.theme}
              onChange={(theme) => void write({ theme })}
            />
            <RadioGroup
              label="Notifications of the system"
              help="A number and nothing else, such as “2 urgent items”, while you work in another window. None is shown while the vault is locked: nothing is known of it then."
              orientation="horizontal"
              options={[
                { value: 'off', label: 'Off' },
                { value: 'urgent', label: 'Urgent only' },
                { value: 'all', label: 'All' },
              ]}
              value={settings.notifications}
              onChange={(notifications) => void write({ notifications })}
            />
            <Select
              label="Lock after no activity for"
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
        <ChangePassphrase title={<h2>Passphrase</h2>} />
      </Form>
    </View>
  );
}
