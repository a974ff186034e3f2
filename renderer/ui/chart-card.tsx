import { Download, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Input } from '../../preload/contract/index.ts';
import { call, failureOf } from '../shell/client.ts';
import { useCan, useSession } from '../shell/session.tsx';
import { Button, IconButton } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';
import { toast } from './toast.tsx';
import '../features/oversight/dashboard.css';

type ChartName = Input<'oversight.chartAsCsv'>['chart'];

export interface ChartTable {
  head: readonly string[];
  /** The last cell of a row may open the records behind it. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** One figure of the dashboard: what it is, the number, the chart, and the same data as a table and as CSV. */
export function ChartCard(props: {
  name: ChartName;
  day: string | null;
  title: string;
  /** The number that matters, and what it is measured against. */
  figure: ReactNode;
  note: ReactNode;
  table: ChartTable;
  wide?: boolean;
  /** What stands under the chart and under the table alike: the records behind both. */
  below?: ReactNode;
  /** Ways to look at it, beside the table and CSV buttons. */
  tools?: ReactNode;
  children: ReactNode;
}) {
  const { name, day, title, figure, note, table, wide = false, below = null, tools = null, children } = props;
  const [asTable, setAsTable] = useState(false);
  const [saving, setSaving] = useState(false);
  const gives = useCan('oversight.chartAsCsv');
  return (
    <section className={wide ? 'chart chart--wide' : 'chart'} aria-label={title}>
      <header className="chart__head">
        <h2>{title}</h2>
        <span className="chart__tools">
          {tools}
          <IconButton
            size="small"
            label={asTable ? 'Show the chart' : 'Show as a table'}
            onPress={() => setAsTable((now) => !now)}
          >
            <Table2 />
          </IconButton>
          {gives ? (
            <IconButton size="small" label="Save as CSV" onPress={() => setSaving(true)}>
              <Download />
            </IconButton>
          ) : null}
        </span>
      </header>
      <p className="chart__figure">{figure}</p>
      {asTable ? <FigureTable label={title} table={table} /> : <div className="chart__plot">{children}</div>}
      {below}
      <p className="chart__note">{note}</p>
      {saving ? <SaveCsv name={name} day={day} title={title} onClose={() => setSaving(false)} /> : null}
    </section>
  );
}

export function FigureTable({ label, table }: { label: string; table: ChartTable }) {
  return (
    <div className="chart__table">
      <table aria-label={label}>
        <thead>
          <tr>
            {table.head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td key={table.head[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SaveCsv({
  name,
  day,
  title,
  onClose,
}: {
  name: ChartName;
  day: string | null;
  title: string;
  onClose: () => void;
}) {
  const { marking } = useSession();
  const [reason, setReason] = useState('');
  const [recipient, setRecipient] = useState('');
  const save = async () => {
    try {
      const place = await call('host.chooseSave', { purpose: 'csv', suggestedName: `${marking} ${title}.csv` });
      if (place === null) return;
      const given = { chart: name, day, saveToken: place.token, reason: reason.trim(), recipient: recipient.trim() };
      const { rows } = await call('oversight.chartAsCsv', given);
      toast({ text: `${rows} rows written. The disclosure is logged.` });
      onClose();
    } catch (thrown) {
      const { message, next } = failureOf(thrown);
      toast({ tone: 'problem', text: message, next });
    }
  };
  return (
    <Dialog
      title={`Save “${title}” as CSV`}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button tone="primary" isDisabled={reason.trim().length < 3 || recipient.trim() === ''} onPress={save}>
            Choose a place
          </Button>
        </>
      }
    >
      <div className="chart__form">
        <p>The file carries its marking. Who gets it, and why, is logged.</p>
        <TextField label="For whom" value={recipient} onChange={setRecipient} isRequired autoFocus />
        <TextField label="Why" value={reason} onChange={setReason} isRequired />
      </div>
    </Dialog>
  );
}
