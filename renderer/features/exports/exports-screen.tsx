import { useState } from 'react';
import type { QueueFilter } from '../../../preload/contract/contributions.ts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { attempt } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { useTask } from '../../shell/task.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DisclosureFields, disclosureOf, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { Form } from '../../ui/form.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';

const channels = Channel.options.map((value) => ({ value, label: label(value) }));

/** Contributions out as a CSV that Vigil can take in again; every one is a logged disclosure. */
export default function ExportsScreen() {
  const { marking } = useSession();
  const work = useTask('exports.contributions');
  const { progress } = work;
  const [typed, setTyped] = useState(noDisclosure);
  const given = disclosureOf(typed);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [chosen, setChosen] = useState<Channel[]>([]);
  const write = async () => {
    if (given === null) return;
    const place = await attempt('host.chooseSave', { purpose: 'csv', suggestedName: `${marking} contributions.csv` });
    if (!place) return;
    const filter: QueueFilter = {
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
      ...(chosen.length === 0 ? {} : { channels: chosen }),
    };
    work.run({ filter, saveToken: place.token, ...given });
  };
  return (
    <View title="Exports and disclosure" facts="Every file that leaves is logged with who gets it and why" padded>
      <Form narrow>
        {progress.state === 'running' ? (
          <Progress
            label="Writing"
            done={progress.done}
            total={progress.total}
            note={progress.note}
            onCancel={work.cancel}
          />
        ) : (
          <>
            {progress.state === 'done' ? (
              <Banner tone="success" title={`${progress.value.rows.toLocaleString('en-GB')} contributions written`}>
                The file is {progress.value.marking}. Keep it accordingly.
              </Banner>
            ) : null}
            {progress.state === 'failed' ? <ErrorState failure={progress.failure} onRetry={work.reset} /> : null}
            <TextField label="Received from" type="date" value={from} onChange={setFrom} />
            <TextField label="Received to" type="date" value={to} onChange={setTo} />
            <div>
              <MultiSelect label="Channels" options={channels} value={chosen} onChange={setChosen} />
            </div>
            <DisclosureFields value={typed} onChange={setTyped} />
            <div>
              <Button tone="primary" isDisabled={given === null} onPress={write}>
                Export…
              </Button>
            </div>
          </>
        )}
      </Form>
    </View>
  );
}
