import { Plus } from 'lucide-react';
import { useState } from 'react';
import { CaveatKind } from '../../../preload/contract/caveats.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { kindWords } from '../markings/caveats.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.handlingScreen;

type Listed = Output<'access.caveats'>['caveats'][number];

/** The list of what can stand beside a marking; administrators keep it. */
export default function HandlingScreen() {
  const read = useQuery('access.caveats', {}, { topics: ['caveat'] });
  const keeps = useCan('access.addCaveat');
  const [adding, setAdding] = useFormOpen('add-caveat');
  const [retiring, setRetiring] = useState<Listed | null>(null);
  return (
    <QueryView query={read} rows={6}>
      {({ caveats }) => (
        <View
          title={texts.handling}
          facts={texts.instructionsDescriptorsAndCaveats}
          actions={
            keeps ? (
              <Button tone="primary" icon={<Plus />} onPress={() => setAdding(true)}>
                {texts.add}
              </Button>
            ) : null
          }
          padded
        >
          {caveats.length === 0 ? <EmptyState title={texts.nothingStandsBesideA} /> : null}
          <RecordList>
            {caveats.map((each) => (
              <li key={each.id}>
                <Line
                  end={
                    keeps && !each.retired ? (
                      <Button size="small" onPress={() => setRetiring(each)}>
                        {texts.retire}
                      </Button>
                    ) : null
                  }
                >
                  <strong>{each.text}</strong>
                  <Badge>{kindWords[each.kind]}</Badge>
                  {each.retired ? <Badge tone="warning">{texts.retired}</Badge> : null}
                  <span className="muted">{each.meaning}</span>
                </Line>
              </li>
            ))}
          </RecordList>
          {adding ? <AddCaveat onClose={() => setAdding(false)} /> : null}
          {retiring === null ? null : (
            <ConfirmDialog
              title={texts.retireTitle(retiring.text)}
              text={texts.recordsThatBearIt}
              confirm={texts.retire}
              reason={{ label: texts.why, draft: `retire-caveat:${retiring.id}` }}
              isOpen
              onConfirm={(reason) => submit('access.retireCaveat', { id: retiring.id, reason }, texts.retiredToast)}
              onClose={() => setRetiring(null)}
            />
          )}
        </View>
      )}
    </QueryView>
  );
}

function AddCaveat({ onClose }: { onClose: () => void }) {
  const form = useForm<{ kind: CaveatKind; text: string; meaning: string }>({
    initial: { kind: 'handling', text: '', meaning: '' },
    draft: 'add-caveat',
    check: ({ text, meaning }) => ({
      text: missing(text, texts.giveTheWordsThat),
      meaning: missing(meaning, texts.sayInASentence),
    }),
    send: ({ kind, text, meaning }) =>
      submit('access.addCaveat', { kind, text: text.trim().toUpperCase(), meaning: meaning.trim() }, texts.added),
    onClose,
  });
  return (
    <FormDialog title={texts.addToTheList} size="small" submit={texts.add} form={form}>
      <Select
        label={texts.kind}
        options={CaveatKind.options.map((value) => ({ value, label: kindWords[value] }))}
        {...form.field('kind')}
      />
      <TextField
        label={texts.words}
        help={texts.shownInCapitals}
        {...form.field('text')}
        isRequired
        autoFocus
        maxLength={60}
      />
      <TextField label={texts.whatItMeans} {...form.field('meaning')} isRequired maxLength={200} />
    </FormDialog>
  );
}
