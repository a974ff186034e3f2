import { useState } from 'react';
import { failure, type Result } from '../../../preload/contract/errors.ts';
import { ThreatLevel } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { ThreatBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DateField, dateIn, dateProblem, useReadDate } from '../../ui/date-field.tsx';
import { FormFields } from '../../ui/form.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, SectionColumns } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';

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
  const [going, setGoing] = useState<number | null>(null);
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
                <AddLevel />
              </Section>
            ) : null}
          </SectionColumns>
          {going === null ? null : (
            <ConfirmDialog
              title="Withdraw this entry"
              text="For an entry made by mistake. It stays in the log."
              confirm="Withdraw"
              reason={{ label: 'Why', draft: `withdraw-threat-level:${going}` }}
              isOpen
              onConfirm={(reason) => submit('oversight.withdrawThreatLevel', { id: going, reason }, 'Withdrawn.')}
              onClose={() => setGoing(null)}
            />
          )}
        </View>
      )}
    </QueryView>
  );
}

const levels = ThreatLevel.options.map((value) => ({ value, label: value }));
const fromRules = { kind: 'moment', towards: 'either' } as const;
const unreadable: Result<never> = { ok: false, error: failure('INPUT_INVALID', 'from') };

function AddLevel() {
  const read = useReadDate();
  const form = useForm<{ level: ThreatLevel; from: string; wording: string }>({
    initial: { level: 'SUBSTANTIAL', from: '', wording: wordings.SUBSTANTIAL },
    draft: 'add-threat-level',
    check: ({ from, wording }) => ({
      from: dateProblem(from, read(from, fromRules), 'Say from when it is in force.'),
      wording: wording.trim().length < 3 && 'Write the wording that it was published with.',
    }),
    send: async ({ level, from, wording }) => {
      const when = dateIn(read(from, fromRules));
      if (when === null) return unreadable;
      const entry = { level, from: when.from, wording: wording.trim() };
      return submit('oversight.setThreatLevel', entry, `${level} is in the history.`);
    },
  });
  return (
    <FormFields form={form}>
      <Select
        label="Level"
        options={levels}
        value={form.value.level}
        onChange={(level) => form.set({ level, wording: wordings[level] })}
        error={form.error('level')}
      />
      <DateField label="From" {...fromRules} {...form.field('from')} isRequired />
      <TextField label="Wording in force" {...form.field('wording')} isRequired maxLength={200} />
      <div>
        <Button tone="primary" type="submit">
          Add to the history
        </Button>
      </div>
    </FormFields>
  );
}
