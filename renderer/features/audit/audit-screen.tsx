import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { type ChainReport, chainSummary, type LogEntry, ownDesk } from '../../../preload/contract/audit.ts';
import { contract, isVerb } from '../../../preload/contract/index.ts';
import { label, Processing } from '../../../preload/contract/vocabulary.ts';
import { call, failureOf } from '../../shell/client.ts';
import { useTablePlace } from '../../shell/list-view.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan } from '../../shell/session.tsx';
import { View } from '../../shell/view.tsx';
import { useViewState } from '../../shell/view-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { Sections } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { ChainBreaks } from './chain-breaks.tsx';
import { useLogPages } from './use-log-pages.ts';

const texts = catalogue.auditScreen;

/** `contribution:12`, as the log names it, reads Contribution 12. */
export const recordInWords = (record: string): string => label(record).replace(':', ' ');

/** The other way round: what somebody typed, in either form, as the log names it. */
export const recordFromWords = (typed: string): string =>
  typed
    .trim()
    .replace(
      /^([a-z_ ]+?)[ :]+(\d+)$/i,
      (_, kind: string, id: string) => `${kind.toLowerCase().replaceAll(' ', '_')}:${id}`,
    );

/** What the verb does, in the contract's own words. */
const summary = (verb: string): string => (isVerb(verb) ? contract[verb].summary : verb);

const columns: readonly DataColumn<LogEntry>[] = [
  { id: 'seq', header: texts.no, value: (e) => e.seq, width: 70, align: 'end', sortable: false },
  { id: 'at', header: texts.when, value: (e) => e.at, cell: (e) => <Time at={e.at} />, width: 148, sortable: false },
  { id: 'who', header: texts.who, value: (e) => e.who, width: 104, sortable: false },
  { id: 'processing', header: texts.processing, value: (e) => label(e.processing), width: 104, sortable: false },
  {
    id: 'what',
    header: texts.what,
    value: (e) => summary(e.verb),
    cell: (e) => (
      <span>
        {e.outcome === 'refused' ? <Badge tone="danger">{texts.refused}</Badge> : null} {summary(e.verb)}
      </span>
    ),
    width: '4fr',
    sortable: false,
  },
  {
    id: 'records',
    header: texts.records,
    value: (e) => e.records.map(recordInWords).join(', '),
    width: '3fr',
    sortable: false,
  },
  {
    id: 'reason',
    header: texts.reasonAndForWhom,
    value: (e) => [e.reason, e.recipient === null ? null : texts.for(e.recipient)].filter((w) => w !== null).join('; '),
    width: '2fr',
    sortable: false,
  },
  { id: 'workstation', header: texts.workstation, value: (e) => e.workstation, width: 110, sortable: false, goes: 1 },
];
/** On one desk every line would say the same. */
const onOneDesk = columns.filter(({ id }) => id !== 'workstation');
const isElsewhere = ({ workstation }: LogEntry) => workstation !== null && workstation !== ownDesk;

const Chosen = z.union([Processing, z.literal('any')]);
const processings: { value: z.infer<typeof Chosen>; label: string }[] = [
  { value: 'any', label: texts.allProcessing },
  ...Processing.options.filter((o) => o !== 'none').map((value) => ({ value, label: label(value) })),
];

/** The log: who did what to which record, when. It never says what a record holds. */
export default function AuditScreen({ route }: ScreenProps<'audit'>) {
  // Another address is another log, and not what was typed into the one before.
  return <Log key={route.record} record={route.record === null ? '' : recordInWords(route.record)} />;
}

function Log({ record: named }: { record: string }) {
  const [processing, setProcessing] = useViewState('log processing', Chosen, 'any');
  const [who, setWho] = useViewState('log who', z.string(), '');
  const [record, setRecord] = useViewState(`log record ${named}`, z.string(), named);
  const reads = useCan('audit.entries');
  const place = useTablePlace('Log');
  const { entries, problem, setProblem, loadMore, retry } = useLogPages({
    ...(processing === 'any' ? {} : { processing }),
    ...(who.trim() === '' ? {} : { who: who.trim() }),
    ...(record.trim() === '' ? {} : { record: recordFromWords(record) }),
  });
  const [checked, setChecked] = useState<ChainReport | null>(null);
  const verify = async () => {
    try {
      setChecked(await call('audit.verify', {}));
    } catch (thrown) {
      setProblem(failureOf(thrown));
    }
  };
  return (
    <View
      title={texts.log}
      facts={texts.dataProtectionAct2018}
      actions={
        reads ? (
          <>
            <Select
              label={texts.processing}
              hideLabel
              options={processings}
              value={processing}
              onChange={setProcessing}
            />
            <TextField
              aria-label={texts.who}
              label=""
              placeholder={texts.whoSignInName}
              value={who}
              onChange={setWho}
            />
            <TextField
              aria-label={texts.record}
              label=""
              placeholder={texts.exampleRecord}
              value={record}
              onChange={setRecord}
            />
            <Button icon={<ShieldCheck />} onPress={verify}>
              {texts.verifyLog}
            </Button>
          </>
        ) : null
      }
    >
      {checked === null ? null : (
        <Sections>
          <Banner
            tone={checked.whole ? 'success' : 'danger'}
            title={checked.whole ? texts.theLogIsIntact : texts.theLogIs(chainSummary(checked))}
          >
            {texts.checkedEachAgainstThe(countOf(checked.entries, 'entry', 'entries'))}
            <ChainBreaks report={checked} />
          </Banner>
        </Sections>
      )}
      {problem !== null ? (
        <ErrorState failure={problem} onRetry={retry} />
      ) : entries === null ? (
        <Skeleton rows={12} />
      ) : (
        <DataTable
          label={texts.log}
          density="compact"
          {...place}
          rows={entries}
          columns={entries.some(isElsewhere) ? columns : onOneDesk}
          rowKey={(e) => String(e.seq)}
          onEndReached={loadMore}
          empty={<EmptyState title={texts.noEntriesMatch} />}
        />
      )}
    </View>
  );
}
