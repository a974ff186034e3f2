import { useState } from 'react';
import { submit } from '../../../shell/save.ts';
import { useCan } from '../../../shell/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';
import { useOpenEnquiries } from './use-open-enquiries.ts';

const texts = catalogue.placeInEnquiry;

interface LinkedCase {
  investigationId: number;
  operation: string;
}

/** On a contribution: the line of enquiry that it belongs to in one of the cases it is linked to. */
export function PlaceInEnquiry(props: { contributionId: number; cases: readonly LinkedCase[] }) {
  const { contributionId, cases } = props;
  const [placing, setPlacing] = useState(false);
  const writes = useCan('investigations.placeInEnquiry');
  if (!writes || cases.length === 0) return null;
  return (
    <>
      <Button size="small" tone="quiet" onPress={() => setPlacing(true)}>
        {texts.lineOfEnquiryButton}
      </Button>
      {placing ? <Placing contributionId={contributionId} cases={cases} onClose={() => setPlacing(false)} /> : null}
    </>
  );
}

function Placing(props: { contributionId: number; cases: readonly LinkedCase[]; onClose: () => void }) {
  const { contributionId, cases, onClose } = props;
  const form = useForm<{ caseId: string; enquiryId: string }>({
    initial: { caseId: String(cases[0]?.investigationId ?? 0), enquiryId: '0' },
    draft: null,
    check: ({ enquiryId }) => ({ enquiryId: enquiryId === '0' && texts.chooseTheLineOf }),
    send: ({ enquiryId }) =>
      submit(
        'investigations.placeInEnquiry',
        { enquiryId: Number(enquiryId), contributionId, belongs: true },
        texts.placedInTheLine,
      ),
    onClose,
  });
  const { options, hasNone } = useOpenEnquiries(Number(form.value.caseId), null);
  const chosen = cases.find(({ investigationId }) => String(investigationId) === form.value.caseId);
  return (
    <FormDialog title={texts.placeInALine} size="small" submit={texts.place} form={form}>
      {cases.length > 1 ? (
        <Select
          label={texts.case}
          options={cases.map((each) => ({ value: String(each.investigationId), label: texts.op(each.operation) }))}
          {...form.field('caseId')}
        />
      ) : null}
      {hasNone ? <p>{texts.hasNoOpenLine(chosen?.operation ?? '')}</p> : null}
      <Select label={texts.lineOfEnquiry} options={options} isRequired {...form.field('enquiryId')} />
    </FormDialog>
  );
}
