import { Plus } from 'lucide-react';
import { useState } from 'react';
import { failure } from '../../../preload/contract/errors.ts';
import { View } from '../../../renderer/shell/view.tsx';
import { Badge } from '../../../renderer/ui/badge.tsx';
import { Button } from '../../../renderer/ui/button.tsx';
import { ChartCard } from '../../../renderer/ui/chart-card.tsx';
import { CheckGroup } from '../../../renderer/ui/check-group.tsx';
import { Checkbox } from '../../../renderer/ui/checkbox.tsx';
import { DateField } from '../../../renderer/ui/date-field.tsx';
import { DisclosureFields, disclosureProblems, noDisclosure } from '../../../renderer/ui/disclosure-fields.tsx';
import { FormFields, FormRow } from '../../../renderer/ui/form.tsx';
import { FormDialog } from '../../../renderer/ui/form-dialog.tsx';
import { missing } from '../../../renderer/ui/form-problems.ts';
import { Cluster, Line } from '../../../renderer/ui/line.tsx';
import { type Answer, QueryView } from '../../../renderer/ui/query-view.tsx';
import { RecordList } from '../../../renderer/ui/record-list.tsx';
import { Section, SectionColumns, Sections } from '../../../renderer/ui/section.tsx';
import { TextField } from '../../../renderer/ui/text-field.tsx';
import { useForm } from '../../../renderer/ui/use-form.ts';

const nowhere = async () => ({ ok: false, error: failure('INPUT_INVALID', 'when.born') }) as const;
const done = async () => ({ ok: true, value: {} }) as const;
const months = ['Jan 2026', 'Feb 2026', 'Mar 2026'];
const answers: Record<string, Answer<string>> = {
  'on its way': { value: undefined, error: null, refresh: () => {} },
  'not allowed': { value: undefined, error: failure('NOT_ALLOWED'), refresh: () => {} },
  here: { value: 'Three contributions', error: null, refresh: () => {} },
};

/** What a record's view is put together from: sections, lists, forms, figures, and what surrounds a query. */
export function RecordStory() {
  const [adding, setAdding] = useState(false);
  const given = useForm({ initial: noDisclosure, draft: null, check: disclosureProblems, send: done });
  return (
    <View title="Op LARKSPUR" padded>
      <Sections>
        <SectionColumns>
          <Section
            title="Subjects"
            actions={
              <Button size="small" icon={<Plus />} onPress={() => setAdding(true)}>
                Add a subject
              </Button>
            }
          >
            <RecordList empty="None.">
              {['Craig Dunmore', 'Mei Lin'].map((each) => (
                <li key={each}>
                  <Line
                    end={
                      <Cluster>
                        <Badge>Suspect</Badge>
                        <Badge tone="accent">2 phones</Badge>
                      </Cluster>
                    }
                  >
                    <strong>{each}</strong>
                  </Line>
                  <span>Known since 14 March 2026.</span>
                </li>
              ))}
            </RecordList>
          </Section>
          <Section
            title="Arrests"
            facts={<Badge tone="warning">1 new</Badge>}
            actions={<Button size="small">Seen</Button>}
          >
            <RecordList empty="None.">{[]}</RecordList>
          </Section>
        </SectionColumns>
        <Section title="Who gets it">
          <FormFields form={given} narrow>
            <FormRow>
              <TextField label="From" />
              <TextField label="To" />
            </FormRow>
            <CheckGroup label="Channels" help="None is all." orientation="horizontal">
              <Checkbox defaultSelected>Hotline</Checkbox>
              <Checkbox>Online</Checkbox>
            </CheckGroup>
            <DisclosureFields
              bases={[{ code: 'dpa-part-3', wording: 'Data Protection Act 2018, Part 3' }]}
              form={given}
            />
            <div>
              <Button tone="primary" type="submit">
                Write the file
              </Button>
            </div>
          </FormFields>
        </Section>
        <Arrests />
        {Object.entries(answers).map(([what, answer]) => (
          <Section key={what} title={`An answer ${what}`} small>
            <QueryView query={answer} rows={2}>
              {(value) => <p>{value}</p>}
            </QueryView>
          </Section>
        ))}
      </Sections>
      {adding ? <AddSubject onClose={() => setAdding(false)} /> : null}
    </View>
  );
}

function AddSubject({ onClose }: { onClose: () => void }) {
  const form = useForm({
    initial: { name: '', born: '' },
    draft: 'add-subject:1',
    check: ({ name }) => ({ name: missing(name, 'Write the name.') }),
    send: ({ born }) => (born === '' ? done() : nowhere()),
    onClose,
  });
  return (
    <FormDialog title="Add a subject" size="small" submit="Add" form={form}>
      <TextField label="Name" {...form.field('name')} isRequired autoFocus />
      <DateField label="Born" kind="birth" towards="past" {...form.field('born')} />
    </FormDialog>
  );
}

function Arrests() {
  const [asTable, setAsTable] = useState(false);
  return (
    <ChartCard
      asTable={asTable}
      onAsTable={setAsTable}
      title="Arrests by month"
      figure={
        <>
          <strong>12</strong> in three months
        </>
      }
      note="Invented figures."
      table={{
        head: ['Month', 'Arrests'],
        rows: months.map((month, n) => ({ key: month, cells: [month, n + 3] })),
      }}
    >
      <p className="muted">The chart.</p>
    </ChartCard>
  );
}
