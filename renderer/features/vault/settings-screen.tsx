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
import { catalogue } from './catalogue.ts';
import { ChangePassphrase } from './change-passphrase.tsx';

const texts = catalogue.settingsScreen;

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
    <View title={texts.settings} padded>
      <Form narrow>
        <h2>{texts.appearance}</h2>
        <AppearanceFields />
        <h2>{texts.notifications}</h2>
        {settings === null ? null : (
          <RadioGroup
            label={texts.notificationsOfTheSystem}
            help={texts.aNumberAndNothing}
            orientation="horizontal"
            options={[
              { value: 'off', label: texts.off },
              { value: 'urgent', label: texts.urgentOnly },
              { value: 'all', label: texts.all },
            ]}
            value={settings.notifications}
            onChange={(notifications) => void write({ notifications })}
          />
        )}
        <h2>{texts.locking}</h2>
        {settings === null ? null : (
          <Select
            label={texts.lockAfterNoActivity}
            help={texts.itAlsoLocksWhen(settings.maximumMarking)}
            options={
              idle.some((o) => o.value === String(settings.idleLockMinutes))
                ? idle
                : [...idle, { value: String(settings.idleLockMinutes), label: texts.min(settings.idleLockMinutes) }]
            }
            value={String(settings.idleLockMinutes)}
            onChange={(chosen) => void write({ idleLockMinutes: Number(chosen) })}
          />
        )}
        <ChangePassphrase title={<h2>{texts.passphrase}</h2>} />
      </Form>
    </View>
  );
}
