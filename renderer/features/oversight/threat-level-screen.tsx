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
import { catalogue } from './catalogue.ts';

const texts = catalogue.threatLevelScreen;

/** The wording that the level is published with. */
const wordings: Record<ThreatLevel, string> = {
  LOW: texts.anAttackIsHighly,
  MODERATE: texts.anAttackIsPossible,
  SUBSTANTIAL: texts.anAttackIsLikely,
  SEVERE: texts.anAttackIsHighlyLikely,
  CRITICAL: texts.anAttackIsHighlyLikelyIn,
};

/** The dated, authored history of the national threat level. */
export default function ThreatLevelScreen() {
  const read = useQuery('oversight.threatLevels', {}, { topics: ['threat'] });
  const edits = useCan('oversight.setThreatLevel');
  const [going, setGoing] = useState<number | null>(null);
  return (
    <QueryView query={read} rows={6}>
      {({ levels }) => (
        <View title={texts.threatLevel} facts={texts.shownInTheWindow} padded>
          <SectionColumns>
            <Section title={texts.history}>
              <RecordList empty={texts.noLevelIsRecorded}>
                {levels.map((each) => (
                  <li key={each.id}>
                    <Line
                      end={
                        edits ? (
                          <Button size="small" tone="quiet" onPress={() => setGoing(each.id)}>
                            {texts.withdraw}
                          </Button>
                        ) : null
                      }
                    >
                      <ThreatBadge level={each.level} />
                      <span>
                        {texts.fromWithin}
                        <Time at={each.from} />
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
              <Section title={texts.addALevel}>
                <AddLevel />
              </Section>
            ) : null}
          </SectionColumns>
          {going === null ? null : (
            <ConfirmDialog
              title={texts.withdrawThisEntry}
              text={texts.forAnEntryMade}
              confirm={texts.withdraw}
              reason={{ label: texts.why, draft: `withdraw-threat-level:${going}` }}
              isOpen
              onConfirm={(reason) => submit('oversight.withdrawThreatLevel', { id: going, reason }, texts.withdrawn)}
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
      from: dateProblem(from, read(from, fromRules), texts.sayFromWhenIt),
      wording: wording.trim().length < 3 && texts.writeTheWordingThat,
    }),
    send: async ({ level, from, wording }) => {
      const when = dateIn(read(from, fromRules));
      if (when === null) return unreadable;
      const entry = { level, from: when.from, wording: wording.trim() };
      return submit('oversight.setThreatLevel', entry, texts.isInTheHistory(level));
    },
  });
  return (
    <FormFields form={form}>
      <Select
        label={texts.level}
        options={levels}
        value={form.value.level}
        onChange={(level) => form.set({ level, wording: wordings[level] })}
        error={form.error('level')}
      />
      <DateField label={texts.from} {...fromRules} {...form.field('from')} isRequired />
      <TextField label={texts.wordingInForce} {...form.field('wording')} isRequired maxLength={200} />
      <div>
        <Button tone="primary" type="submit">
          {texts.addToTheHistory}
        </Button>
      </div>
    </FormFields>
  );
}
