import { Bookmark, ListFilter, X } from 'lucide-react';
import { memo, useState } from 'react';
import type { QueueFilter, QueueFirst } from '../../../preload/contract/contributions.ts';
import { Channel, ContributionKind, ContributionState, label } from '../../../preload/contract/vocabulary.ts';
import { submit } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Help } from '../../ui/help.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { useForm } from '../../ui/use-form.ts';
import './queue-filters.css';
import { catalogue } from './catalogue.ts';
import { everydayView, type QueueView, signOffView } from './queue-view.ts';
import { firstIn, isOfWhatWaits } from './what-first.ts';

const texts = catalogue.queueFilters;

const options = <T extends string>(words: readonly T[]) => words.map((value) => ({ value, label: label(value) }));
const firsts = [
  { value: 'repeats', label: texts.namedBeforeFirst },
  { value: 'match', label: texts.bestMatchFirst },
  { value: 'risk', label: texts.immediateRiskFirst },
  { value: 'receipt', label: texts.inOrderOfReceipt },
] as const;
const snoozeWords = { on: texts.snoozed, over: texts.backFromSnooze, none: texts.notSnoozed } as const;
const ages = [
  { value: 'any', label: texts.anyAge },
  { value: '1', label: texts.over1Hour },
  { value: '4', label: texts.over4Hours },
  { value: '24', label: texts.overADay },
  { value: '168', label: texts.overAWeek },
] as const;

/** Drops a field instead of leaving it empty: an absent filter filters nothing. */
function without(filter: QueueFilter, field: keyof QueueFilter): QueueFilter {
  const { [field]: _, ...rest } = filter;
  return rest;
}

/** `1 Jun 2025 to 29 Nov 2026`, `from 1 Jun 2025`, `to June 2025`, of days or months as the contract writes them; null for all time. */
export function periodInWords(from: string | undefined, to: string | undefined): string | null {
  if (from === undefined) return to === undefined ? null : texts.until(isoInWords(to));
  if (to === undefined) return texts.from(isoInWords(from));
  return from === to ? isoInWords(from) : texts.fromTo(isoInWords(from), isoInWords(to));
}

/** The filters over the queue, and the officer's saved views. */
export const QueueFilters = memo(function QueueFilters(props: {
  view: QueueView;
  onChange: (view: QueueView) => void;
  first: QueueFirst | null;
  onFirst: (first: QueueFirst | null) => void;
}) {
  const { view, onChange, first, onFirst } = props;
  const { filter, sort } = view;
  const [naming, setNaming] = useState(false);
  const saved = useQuery('triage.savedViews', {}, { topics: ['view'] });
  const list = (field: 'states' | 'channels' | 'kinds') => (chosen: string[]) =>
    onChange({ sort, filter: chosen.length === 0 ? without(filter, field) : { ...filter, [field]: chosen } });
  const words = (field: 'text' | 'area') => (typed: string) =>
    onChange({ sort, filter: typed.trim() === '' ? without(filter, field) : { ...filter, [field]: typed } });
  const age = String(filter.olderThanHours ?? 'any');
  const period = periodInWords(filter.from, filter.to);

  return (
    <search className="queue-filters" aria-label={texts.filterTheQueue}>
      <MultiSelect
        label={texts.state}
        options={options(ContributionState.options)}
        value={filter.states ?? []}
        onChange={list('states')}
      />
      <MultiSelect
        label={texts.channel}
        options={options(Channel.options)}
        value={filter.channels ?? []}
        onChange={list('channels')}
      />
      <MultiSelect
        label={texts.kind}
        options={options(ContributionKind.options)}
        value={filter.kinds ?? []}
        onChange={list('kinds')}
      />
      <Select
        label={texts.age}
        hideLabel
        options={ages}
        value={ages.some((a) => a.value === age) ? (age as (typeof ages)[number]['value']) : 'any'}
        onChange={(chosen) =>
          onChange({
            sort,
            filter:
              chosen === 'any' ? without(filter, 'olderThanHours') : { ...filter, olderThanHours: Number(chosen) },
          })
        }
      />
      <TextField
        aria-label={texts.area}
        label=""
        placeholder={texts.area}
        value={filter.area ?? ''}
        onChange={words('area')}
      />
      <TextField
        aria-label={texts.wordsInTheText}
        label=""
        placeholder={texts.wordsInTheText}
        value={filter.text ?? ''}
        onChange={words('text')}
      />
      {period === null ? null : (
        <Button
          size="small"
          icon={<X />}
          onPress={() => onChange({ sort, filter: without(without(filter, 'from'), 'to') })}
        >
          {period}
        </Button>
      )}
      {filter.triaged === undefined ? null : (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'triaged') })}>
          {texts.triaged}
          {periodInWords(filter.triaged.from, filter.triaged.to)}
        </Button>
      )}
      {filter.importId === undefined ? null : (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'importId') })}>
          {texts.oneImport}
        </Button>
      )}
      {filter.immediateRisk === true ? (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'immediateRisk') })}>
          {texts.immediateRisk}
        </Button>
      ) : null}
      {filter.repeat === true ? (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'repeat') })}>
          {texts.namedBefore}
        </Button>
      ) : null}
      {filter.match === undefined ? null : (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'match') })}>
          {filter.match === 'none' ? texts.noMatch : texts.match(label(filter.match))}
        </Button>
      )}
      {filter.snooze === undefined ? null : (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'snooze') })}>
          {snoozeWords[filter.snooze]}
        </Button>
      )}
      {isOfWhatWaits(filter) ? (
        <span className="queue-filters__first">
          <Select
            label={texts.whatComesFirst}
            hideLabel
            options={firsts}
            value={firstIn(filter, first) ?? 'receipt'}
            onChange={(chosen) => onFirst(chosen === 'receipt' ? null : chosen)}
          />
          <Help about={texts.theOrderOfThe}>{texts.namedBeforeAnEarlier}</Help>
        </span>
      ) : null}
      <Menu
        label={texts.savedViews}
        trigger={
          <Button size="small" tone="quiet" icon={<Bookmark />}>
            {texts.views}
          </Button>
        }
        groups={[
          {
            heading: texts.alwaysThere,
            entries: [
              { id: 'everyday', label: texts.untriagedNewestFirst, onAction: () => onChange(everydayView) },
              {
                id: 'oldest',
                label: texts.untriagedOldestFirst,
                onAction: () => onChange({ ...everydayView, sort: 'oldest' }),
              },
              {
                id: 'risk',
                label: texts.immediateRisk,
                onAction: () => onChange({ filter: { immediateRisk: true, states: ['untriaged'] }, sort: 'newest' }),
              },
              {
                id: 'named-before',
                label: texts.namedBefore,
                onAction: () => onChange({ filter: { repeat: true, states: ['untriaged'] }, sort: 'newest' }),
              },
              {
                id: 'strong',
                label: texts.strongMatchWithA,
                onAction: () => onChange({ filter: { match: 'strong', states: ['untriaged'] }, sort: 'newest' }),
              },
              {
                id: 'snoozed',
                label: texts.snoozed,
                onAction: () => onChange({ filter: { snooze: 'on', states: ['untriaged'] }, sort: 'oldest' }),
              },
              {
                id: 'sign-off',
                label: texts.awaitingSignOff,
                onAction: () => onChange(signOffView),
              },
              { id: 'all', label: texts.everything, onAction: () => onChange({ filter: {}, sort: 'newest' }) },
            ],
          },
          {
            heading: texts.mine,
            entries: [
              ...(saved.value?.views ?? []).map((each) => ({
                id: `saved-${each.id}`,
                label: each.name,
                onAction: () => onChange({ filter: each.filter, sort: each.sort }),
              })),
              { id: 'save', label: texts.saveThisViewButton, icon: <ListFilter />, onAction: () => setNaming(true) },
            ],
          },
        ]}
      />
      {naming ? <SaveView view={view} onClose={() => setNaming(false)} /> : null}
    </search>
  );
});

function SaveView({ view, onClose }: { view: QueueView; onClose: () => void }) {
  const form = useForm({
    initial: { name: '' },
    draft: 'save-view',
    check: ({ name }) => ({ name: missing(name, texts.giveItAName) }),
    send: ({ name }) => submit('triage.saveView', { name, ...view }, texts.viewSaved(name)),
    onClose,
  });
  return (
    <FormDialog title={texts.saveThisView} size="small" submit={texts.save} form={form}>
      <TextField label={texts.name} {...form.field('name')} isRequired autoFocus maxLength={200} />
    </FormDialog>
  );
}
