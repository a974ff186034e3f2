import { Plus } from 'lucide-react';
import { useState } from 'react';
import { failure } from '../../../preload/contract/errors.ts';
import { View } from '../../../renderer/shell/view.tsx';
import { Badge } from '../../../renderer/ui/badge.tsx';
import { Button } from '../../../renderer/ui/button.tsx';
import { ChartCard } from '../../../renderer/ui/chart-card.tsx';
import { CheckGroup } from '../../../renderer/ui/check-group.tsx';
import { Checkbox } from '../../../renderer/ui/checkbox.tsx';
import { DisclosureFields, disclosureOf, noDisclosure } from '../../../renderer/ui/disclosure-fields.tsx';
import { Form, FormRow } from '../../../renderer/ui/form.tsx';
import { FormDialog } from '../../../renderer/ui/form-dialog.tsx';
import { Cluster, Line } from '../../../renderer/ui/line.tsx';
import { type Answer, QueryView } from '../../../renderer/ui/query-view.tsx';
import { RecordList } from '../../../renderer/ui/record-list.tsx';
import { Section, SectionColumns, Sections } from '../../../renderer/ui/section.tsx';
import { TextField } from '../../../renderer/ui/text-field.tsx';

const months = ['Jan 2026', 'Feb 2026', 'Mar 2026'];
const answers: Record<string, Answer<string>> = {
  'on its way': { value: undefined, error: null, refresh: () => {} },
  'not allowed': { value: undefined, error: failure('NOT_ALLOWED'), refresh: () => {} },
  here: { value: 'Three contributions', error: null, refresh: () => {} },
};

/** What a record's view is put together from: sections, lists, forms, figures, and what surrounds a query. */
export function RecordStory() {
  const [adding, setAdding] = useState(false);
  const [given, setGiven] = useState(noDisclosure);
  const [name, setName] = useState('');
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
          <Form narrow>
            <FormRow>
              <TextField label="From" />
              <TextField label="To" />
            </FormRow>
            <CheckGroup label="Channels" help="None is all." orientation="horizontal">
              <Checkbox defaultSelected>Hotline</Checkbox>
              <Checkbox>Online</Checkbox>
            </CheckGroup>
            <DisclosureFields value={given} onChange={setGiven} />
            <div>
              <Button tone="primary" isDisabled={disclosureOf(given) === null}>
                Write the file
              </Button>
            </div>
          </Form>
        </Section>
        <ChartCard
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
        {Object.entries(answers).map(([what, answer]) => (
          <Section key={what} title={`An answer ${what}`} small>
            <QueryView query={answer} rows={2}>
              {(value) => <p>{value}</p>}
            </QueryView>
          </Section>
        ))}
      </Sections>
      {adding ? (
        <FormDialog
          title="Add a subject"
          size="small"
          submit="Add"
          isReady={name.trim() !== ''}
          onSubmit={() => setAdding(false)}
          onClose={() => setAdding(false)}
        >
          <TextField label="Name" value={name} onChange={setName} isRequired autoFocus />
        </FormDialog>
      ) : null}
    </View>
  );
}
