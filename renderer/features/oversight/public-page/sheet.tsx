import { type PublicFigures, type PublicPage, publicPageCounts } from '../../../../preload/contract/public-page.ts';
import { AboutRule } from '../../../shell/about-rule.tsx';
import { FigureTable } from '../../../ui/figure-table.tsx';
import { decimal } from '../../../ui/figures.ts';
import { Time } from '../../../ui/time.tsx';
import { countInWords, periodInWords } from './page-words.ts';
import '../brief/brief.css';

type Table = PublicFigures['tables'][number];

/** The page itself, as it is printed. `receipt`: the number of the one that it is printed for. */
export function Sheet({ page, receipt }: { page: PublicPage; receipt: string | null }) {
  const { figures } = page;
  return (
    <article className="brief" aria-label="Page for the public">
      <p className="brief__marking">{page.marking}</p>
      <h1>How the public helped</h1>
      <p>
        {periodInWords(figures)}, {figures.days.toLocaleString('en-GB')} days. Edition {page.edition}
        {page.correctedBy === null ? '' : ', which a later edition corrects'}. Figures as of{' '}
        <Time at={figures.asOf} show="date" />
        {receipt === null ? '' : `. Receipt ${receipt}`}.
      </p>
      <h2>Beside what was said of the whole country</h2>
      <Compared figures={figures} />
      {figures.tables.map((table) => (
        <Counts key={table.name} table={table} perDay={table.name === 'contributions' ? figures.perDay : null} />
      ))}
      <h2>What is counted</h2>
      <p>
        {publicPageCounts} {figures.rule.wording} (Rule {figures.rule.version}.){' '}
        <span className="no-print">
          <AboutRule name="small_numbers" acted={figures.rule} />{' '}
        </span>
        A dash is a number that is left out; it can be any, nought included. Late-stage, rule{' '}
        {figures.lateStageRule.version}: {figures.lateStageRule.wording}{' '}
        <span className="no-print">
          <AboutRule name="late_stage" acted={figures.lateStageRule} />
        </span>
      </p>
      <p className="brief__marking">{page.marking}</p>
    </article>
  );
}

const mean = (value: number | null) => (value === null ? '–' : decimal(value));

function Compared({ figures }: { figures: PublicFigures }) {
  const { published, perDay } = figures;
  const plots = figures.tables.find(({ name }) => name === 'plots');
  const late = plots?.cells[0]?.[plots.columns.length] ?? null;
  const rows: [what: string, here: string, said: string][] = [
    ['Contributions a day', mean(perDay.contributions), decimal(published.contributionsPerDay)],
    ['Hotline calls a day', mean(perDay.hotline), decimal(published.hotlineCallsPerDay)],
    ['Arrests a year', mean(figures.arrestsPerYear), decimal(published.arrestsPerYear)],
    [
      'Late-stage plots disrupted',
      `${countInWords(late)} in ${figures.days.toLocaleString('en-GB')} days`,
      `${published.lateStagePlots} in ${published.plotMonths} months`,
    ],
  ];
  return (
    <>
      <FigureTable
        whole
        label="Beside what was said of the whole country"
        table={{
          head: ['Figure', 'This page', `Whole country, ${published.said}`],
          rows: rows.map(([what, here, said]) => ({ key: what, cells: [what, here, said] })),
        }}
      />
      <p className="muted">
        Whole country: {published.source}. Version {published.version} of these figures.
      </p>
    </>
  );
}

/** A table with one row has no row of totals: it would be the same again. */
function Counts({ table, perDay }: { table: Table; perDay: PublicFigures['perDay'] | null }) {
  const daily = perDay === null ? null : [...perDay.kinds, perDay.contributions];
  const shown = table.rows.length === 1 ? table.cells.slice(0, 1) : table.cells;
  return (
    <>
      <h2>{table.title}</h2>
      <FigureTable
        whole
        label={table.title}
        table={{
          head: ['Counted', ...table.columns, 'All', ...(daily === null ? [] : ['A day'])],
          rows: shown.map((line, row) => ({
            key: table.rows[row] ?? 'All',
            cells: [
              table.rows[row] ?? 'All',
              ...line.map(countInWords),
              ...(daily === null ? [] : [mean(daily[row] ?? null)]),
            ],
          })),
        }}
      />
      <p className="muted">{table.note}</p>
    </>
  );
}
