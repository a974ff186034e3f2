import { useState } from 'react';
import { ThreatLevel } from '../../../preload/contract/vocabulary.ts';
import { save } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { ThreatBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateField } from '../../ui/date-field.tsx';
import type { TypedDate } from '../../ui/imprecise-date.ts';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, SectionColumns } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';

/** The wording that the level is published with. */
const wordings: Record<ThreatLevel, string> = {
  LOW: 'An attack is highly unlikely',
  MODERATE: 'An attack is possible but not likely',
  SUBSTANTIAL: 'An attack is likely',
  SEVERE: 'An attack is highly likely',
  CRITICAL: 'An attack is highly likely in the near future',
};

/** The dated, authored history of the national threat level. */
export default function ThreatLevelScreen() {
  const read = useQuery('oversight.threatLevels', {}, { topics: ['threat'] });
  const edits = useCan('oversight.setThreatLevel');
  const [level, setLevel] = useState<ThreatLevel>('SUBSTANTIAL');
  const [from, setFrom] = useState<TypedDate | null>(null);
  const [wording, setWording] = useState(wordings.SUBSTANTIAL);
  // A new key gives an empty date field after each entry.
  const [added, setAdded] = useState(0);
  const [going, setGoing] = useState<number | null>(null);
  const add = async () => {
    if (from === null) return;
    const done = await save(
      'oversight.setThreatLevel',
      { level, from: from.from, wording: wording.trim() },
      `${level} is in the history.`,
    );
    if (done === undefined) return;
    setFrom(null);
    setAdded((n) => n + 1);
  };
  return (
    <QueryView query={read} rows={6}>
      {({ levels }) => (
        <View title="Threat level" facts="Shown in the window, and behind timelines and charts" padded>
          <SectionColumns>
            <Section title="History">
              <RecordList empty="No level is recorded yet.">
                {levels.map((each) => (
                  <li key={each.id}>
                    <Line
                      end={
                        edits ? (
                          <Button size="small" tone="quiet" onPress={() => setGoing(each.id)}>
                            Withdraw
                          </Button>
                        ) : null
                      }
                    >
                      <ThreatBadge level={each.level} />
                      <span>
                        from <Time at={each.from} />
                      </span>
                    </Line>
                    <span>{each.wording}</span>
                    <span className="muted">
                      {each.by}, <Time at={each.recordedAt} show="date" />
                    </span>
                  </li>
                ))}
              </RecordList>
            </Section>
            {edits ? (
              <Section title="Add a level">
                <Select
                  label="Level"
                  options={ThreatLevel.options.map((value) => ({ value, label: value }))}
                  value={level}
                  onChange={(chosen) => {
                    setLevel(chosen);
                    setWording(wordings[chosen]);
                  }}
                />
                <DateField key={added} label="From" onChange={setFrom} isRequired />
                <TextField label="Wording in force" value={wording} onChange={setWording} isRequired />
                <div>
                  <Button tone="primary" isDisabled={from === null || wording.trim().length < 3} onPress={add}>
                    Add to the history
                  </Button>
                </div>
              </Section>
            ) : null}
          </SectionColumns>
          <ConfirmDialog
            title="Withdraw this entry"
            text="For an entry made by mistake. It stays in the log."
            confirm="Withdraw"
            reason={{ label: 'Why' }}
            isOpen={going !== null}
            onConfirm={(reason) => {
              if (going !== null) save('oversight.withdrawThreatLevel', { id: going, reason }, 'Withdrawn.');
            }}
            onClose={() => setGoing(null)}
          />
        </View>
      )}
    </QueryView>
  );
}
