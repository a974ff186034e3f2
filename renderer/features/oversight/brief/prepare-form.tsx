import { useEffect, useState } from 'react';
import type { BriefList } from '../../../../preload/contract/briefs.ts';
import type { Result } from '../../../../preload/contract/errors.ts';
import { save } from '../../../shell/save.ts';
import { useLegalBases } from '../../../shell/use-legal-bases.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { DisclosureReason, noDisclosure } from '../../../ui/disclosure-fields.tsx';
import { FormFields } from '../../../ui/form.tsx';
import { Line } from '../../../ui/line.tsx';
import { Select } from '../../../ui/select.tsx';
import { type Form, useForm } from '../../../ui/use-form.ts';
import { catalogue } from '../catalogue.ts';
import { dayLabel } from '../chart-format.ts';
import { useBriefLists } from './due-briefs.tsx';
import { ListDialog, type ListStart, type ToPrepare } from './list-dialog.tsx';
import { briefInWords, listInWords, nobody, recipientsMissing } from './list-words.ts';
import { RecipientFields } from './recipient-fields.tsx';

const texts = catalogue.prepareForm;

const nothing: ToPrepare = {
  listId: null,
  recipients: [nobody],
  reason: '',
  legalBasis: noDisclosure.legalBasis,
};

const ofList = ({ id, recipients, reason, legalBasis }: BriefList): ToPrepare => ({
  listId: id,
  recipients,
  reason,
  legalBasis,
});

/** The form itself is kept by the screen, which may have to send it again. */
export function useBriefForm(send: (typed: ToPrepare) => Promise<Result<unknown>>): Form<ToPrepare> {
  return useForm<ToPrepare>({
    initial: nothing,
    draft: null,
    check: ({ recipients, reason, legalBasis }) => ({
      recipients: recipientsMissing(recipients),
      reason: reason.trim().length < 3 && texts.sayWhyTheyGet,
      legalBasis: legalBasis === null && texts.chooseTheLegalBasis,
    }),
    send,
    // The fields stay as they are: the brief may have to be prepared again.
    onClose: () => undefined,
  });
}

/** For whom the brief is, and why: from a list, or typed. */
export function PrepareForm(props: {
  form: Form<ToPrepare>;
  months: readonly { value: string; label: string }[];
  month: string;
  onMonth: (month: string) => void;
}) {
  const { form, months, month, onMonth } = props;
  const bases = useLegalBases();
  const lists = useBriefLists();
  const [changing, setChanging] = useState<ListStart | null>(null);
  const chosen = lists?.find(({ id }) => id === form.value.listId) ?? null;
  const due = lists?.find(({ dueSince }) => dueSince !== null) ?? null;
  const untouched = form.value === nothing;
  useEffect(() => {
    // Whoever comes for what is due finds it filled in.
    if (untouched && due !== null) form.set(ofList(due));
  }, [untouched, due, form.set]);
  const remove = async (list: BriefList) => {
    await save('oversight.removeBriefList', { id: list.id }, texts.theListHasBeen);
    form.set({ listId: null });
  };
  return (
    <>
      <FormFields form={form} narrow>
        <p>{texts.whoGetsTheBrief}</p>
        {chosen === null || chosen.dueSince === null ? null : (
          <Banner tone="info" title={texts.hasBeenDueSince(briefInWords(chosen), dayLabel(chosen.dueSince))}>
            {texts.itIsPreparedWhen(chosen.name, listInWords(chosen))}
          </Banner>
        )}
        <Select label={texts.periodOf18Months} options={months} value={month} onChange={onMonth} />
        {lists === undefined || lists.length === 0 ? null : (
          <Select
            label={texts.list}
            options={[
              { value: 'none', label: texts.noList },
              ...lists.map((list) => ({ value: `${list.id}`, label: list.name, detail: listInWords(list) })),
            ]}
            value={`${form.value.listId ?? 'none'}`}
            onChange={(value) => {
              const list = lists.find(({ id }) => `${id}` === value);
              form.set(list === undefined ? { listId: null } : ofList(list));
            }}
          />
        )}
        <RecipientFields {...form.field('recipients')} />
        <DisclosureReason form={form} bases={bases} />
        <Line>
          <Button tone="primary" type="submit">
            {texts.prepareTheBrief}
          </Button>
          <Button onPress={() => setChanging({ ...form.value, list: chosen })}>
            {chosen === null ? texts.keepAsAList : texts.changeTheList}
          </Button>
          {chosen === null ? null : (
            <Button tone="quiet" onPress={() => remove(chosen)}>
              {texts.removeTheList}
            </Button>
          )}
        </Line>
      </FormFields>
      {changing === null ? null : (
        <ListDialog start={changing} bases={bases} onSaved={form.set} onClose={() => setChanging(null)} />
      )}
    </>
  );
}
