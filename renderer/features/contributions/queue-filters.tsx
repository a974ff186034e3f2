import { Bookmark, ListFilter, X } from 'lucide-react';
import { useState } from 'react';
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
import { everydayView, type QueueView, signOffView } from './queue-view.ts';
import { firstIn, isOfWhatWaits } from './what-first.ts';

const options = <T extends string>(words: readonly T[]) => words.map((value) => ({ value, label: label(value) }));
const firsts = [
  { value: 'repeats', label: 'Named before first' },
  { value: 'match', label: 'Best match first' },
  { value: 'risk', label: 'Immediate risk first' },
  { value: 'receipt', label: 'In order of receipt' },
] as const;
const snoozeWords = { on: 'Snoozed', over: 'Back from snooze', none: 'Not snoozed' } as const;
const ages = [
  { value: 'any', label: 'Any age' },
  { value: '1', label: 'Over 1 hour' },
  { value: '4', label: 'Over 4 hours' },
  { value: '24', label: 'Over a day' },
  { value: '168', label: 'Over a week' },
] as const;

/** Drops a field instead of leaving it empty: an absent filter filters nothing. */
function without(filter: QueueFilter, field: keyof QueueFilter): QueueFilter {
  const { [field]: _, ...rest } = filter;
  return rest;
}

/** `1 Jun 2025 to 29 Nov 2026`, `from 1 Jun 2025`, `to June 2025`, of days or months as the contract writes them; null for all time. */
export function periodInWords(from: string | undefined, to: string | undefined): string | null {
  if (from === undefined) return to === undefined ? null : `to ${isoInWords(to)}`;
  if (to === undefined) return `from ${isoInWords(from)}`;
  return from === to ? isoInWords(from) : `${isoInWords(from)} to ${isoInWords(to)}`;
}

/** The filters over the queue, and the officer's saved views. */
export function QueueFilters(props: {
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
    <search className="queue-filters" aria-label="Filter the queue">
      <MultiSelect
        label="State"
        options={options(ContributionState.options)}
        value={filter.states ?? []}
        onChange={list('states')}
      />
      <MultiSelect
        label="Channel"
        options={options(Channel.options)}
        value={filter.channels ?? []}
        onChange={list('channels')}
      />
      <MultiSelect
        label="Kind"
        options={options(ContributionKind.options)}
        value={filter.kinds ?? []}
        onChange={list('kinds')}
      />
      <Select
        label="Age"
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
      <TextField aria-label="Area" label="" placeholder="Area" value={filter.area ?? ''} onChange={words('area')} />
      <TextField
        aria-label="Words in the text"
        label=""
        placeholder="Words in the text"
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
          Triaged: {periodInWords(filter.triaged.from, filter.triaged.to)}
        </Button>
      )}
      {filter.importId === undefined ? null : (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'importId') })}>
          One import
        </Button>
      )}
      {filter.immediateRisk === true ? (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'immediateRisk') })}>
          Immediate risk
        </Button>
      ) : null}
      {filter.repeat === true ? (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'repeat') })}>
          Named before
        </Button>
      ) : null}
      {filter.match === undefined ? null : (
        <Button size="small" icon={<X />} onPress={() => onChange({ sort, filter: without(filter, 'match') })}>
          {filter.match === 'none' ? 'No match' : `${label(filter.match)} match`}
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
            label="What comes first"
            hideLabel
            options={firsts}
            value={firstIn(filter, first) ?? 'receipt'}
            onChange={(chosen) => onFirst(chosen === 'receipt' ? null : chosen)}
          />
          <Help about="The order of the queue">
            Named before: an earlier contribution strongly or probably names the same person, in whatever spelling. Best
            match: strong before probable before possible, with a case that you may see. Whatever comes first, the rest
            follows in order of receipt; what was snoozed comes back above all, and is last until then.
          </Help>
        </span>
      ) : null}
      <Menu
        label="Saved views"
        trigger={
          <Button size="small" tone="quiet" icon={<Bookmark />}>
            Views
          </Button>
        }
        groups={[
          {
            heading: 'Always there',
            entries: [
              { id: 'everyday', label: 'Untriaged, newest first', onAction: () => onChange(everydayView) },
              {
                id: 'oldest',
                label: 'Untriaged, oldest first',
                onAction: () => onChange({ ...everydayView, sort: 'oldest' }),
              },
              {
                id: 'risk',
                label: 'Immediate risk',
                onAction: () => onChange({ filter: { immediateRisk: true, states: ['untriaged'] }, sort: 'newest' }),
              },
              {
                id: 'named-before',
                label: 'Named before',
                onAction: () => onChange({ filter: { repeat: true, states: ['untriaged'] }, sort: 'newest' }),
              },
              {
                id: 'strong',
                label: 'Strong match with a case',
                onAction: () => onChange({ filter: { match: 'strong', states: ['untriaged'] }, sort: 'newest' }),
              },
              {
                id: 'snoozed',
                label: 'Snoozed',
                onAction: () => onChange({ filter: { snooze: 'on', states: ['untriaged'] }, sort: 'oldest' }),
              },
              {
                id: 'sign-off',
                label: 'Awaiting sign-off',
                onAction: () => onChange(signOffView),
              },
              { id: 'all', label: 'Everything', onAction: () => onChange({ filter: {}, sort: 'newest' }) },
            ],
          },
          {
            heading: 'Mine',
            entries: [
              ...(saved.value?.views ?? []).map((each) => ({
                id: `saved-${each.id}`,
                label: each.name,
                onAction: () => onChange({ filter: each.filter, sort: each.sort }),
              })),
              { id: 'save', label: 'Save this view…', icon: <ListFilter />, onAction: () => setNaming(true) },
            ],
          },
        ]}
      />
      {naming ? <SaveView view={view} onClose={() => setNaming(false)} /> : null}
    </search>
  );
}

function SaveView({ view, onClose }: { view: QueueView; onClose: () => void }) {
  const form = useForm({
    initial: { name: '' },
    draft: 'save-view',
    check: ({ name }) => ({ name: missing(name, 'Give it a name.') }),
    send: ({ name }) => submit('triage.saveView', { name, ...view }, `View “${name}” saved.`),
    onClose,
  });
  return (
    <FormDialog title="Save this view" size="small" submit="Save" form={form}>
      <TextField label="Name" {...form.field('name')} isRequired autoFocus maxLength={200} />
    </FormDialog>
  );
}
