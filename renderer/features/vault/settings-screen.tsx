import { useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../shell/client.ts';
import { tellFailure } from '../../shell/save.ts';
import { View } from '../../shell/view.tsx';
import { countOf } from '../../ui/figures.ts';
import { Form } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { AppearanceFields } from './appearance-fields.tsx';
import { ChangePassphrase } from './change-passphrase.tsx';

type Settings = Output<'host.settings.read'>;
const idle = ['1', '5', '10', '15', '30'].map((value) => ({ value, label: countOf(Number(value), 'minute') }));

/** Settings of this workstation, and one's own passphrase. */
export default function SettingsScreen() {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    call('host.settings.read', {}).then(setSettings, tellFailure);
  }, []);
  const write = (change: Partial<Pick<Settings, 'notifications' | 'idleLockMinutes'>>) =>
    call('host.settings.write', change).then(setSettings, tellFailure);
  return (
    <View title="Settings" padded>
      <Form narrow>
        <h2>Appearance</h2>
        <AppearanceFields />
        <h2>Notifications</h2>
        {settings === null ? null : (
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
        )}
        <h2>Locking</h2>
        {settings === null ? null : (
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
        )}
        <ChangePassphrase title={<h2>Passphrase</h2>} />
      </Form>
    </View>
  );
}
