import { Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { catalogue } from './catalogue.ts';
import { type Figures, FigureTable } from './figure-table.tsx';
import { Later } from './later.tsx';
import './chart-card.css';

const texts = catalogue.chartCard;

export interface ChartCardProps {
  title: string;
  /** The number that matters, and what it is compared with. */
  figure: ReactNode;
  note: ReactNode;
  table: Figures;
  /** Whether the table is shown in place of the chart. */
  asTable: boolean;
  onAsTable: (asTable: boolean) => void;
  wide?: boolean;
  /** Shown under both the chart and the table: the records behind them. */
  below?: ReactNode;
  /** Other ways of viewing it, to the left of the table button. */
  tools?: ReactNode;
  /** What can be done with its data, to the right of the table button. */
  actions?: ReactNode;
  /** Where the chart is drawn only once the rest of the view has been: its height in pixels. */
  later?: number;
  children: ReactNode;
}

/** One figure: what it is, the number, the chart, and the same data as a table. */
export function ChartCard(props: ChartCardProps) {
  const {
    title,
    figure,
    note,
    table,
    asTable,
    onAsTable,
    wide = false,
    below,
    tools,
    actions,
    later,
    children,
  } = props;
  return (
    <section className={wide ? 'chart-card chart-card--wide' : 'chart-card'} aria-label={title}>
      <header className="chart-card__head">
        <h2>{title}</h2>
        <span className="chart-card__tools">
          {tools}
          <IconButton
            size="small"
            label={asTable ? texts.showTheChart : texts.showAsATable}
            onPress={() => onAsTable(!asTable)}
          >
            <Table2 />
          </IconButton>
          {actions}
        </span>
      </header>
      <p className="chart-card__figure">{figure}</p>
      {asTable ? (
        <FigureTable label={title} table={table} />
      ) : (
        <div>{later === undefined ? children : <Later height={later}>{children}</Later>}</div>
      )}
      {below}
      <p className="chart-card__note">{note}</p>
    </section>
  );
}
