import { type PublicFigures, type PublicPage, publicPageCounts } from '../../../../preload/contract/public-page.ts';
import { AboutRule } from '../../../shell/about-rule.tsx';
import { FigureTable } from '../../../ui/figure-table.tsx';
import { decimal } from '../../../ui/figures.ts';
import { Paper } from '../../../ui/paper.tsx';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';
import { countInWords, periodInWords } from './page-words.ts';

const texts = catalogue.publicPageSheet;

type Table = PublicFigures['tables'][number];

/** The page itself, as it is printed. `receipt`: the number of the one that it is printed for. */
export function Sheet({ page, receipt }: { page: PublicPage; receipt: string | null }) {
  const { figures } = page;
  return (
    <Paper label={texts.pageForThePublic} marking={page.marking}>
      <h1>{texts.howThePublicHelped}</h1>
      <p>
        {texts.daysEditionFiguresAs(
          periodInWords(figures),
          figures.days.toLocaleString('en-GB'),
          page.edition,
          page.correctedBy === null ? '' : texts.whichALaterEdition,
        )}
        <Time at={figures.asOf} show="date" />
        {receipt === null ? '' : texts.andReceipt(receipt)}.
      </p>
      <h2>{texts.besideWhatWasSaid}</h2>
      <Compared figures={figures} />
      {figures.tables.map((table) => (
        <Counts key={table.name} table={table} perDay={table.name === 'contributions' ? figures.perDay : null} />
      ))}
      <h2>{texts.whatIsCounted}</h2>
      <p>
        {texts.rule(publicPageCounts, figures.rule.wording, figures.rule.version)}
        <span className="no-print">
          <AboutRule name="small_numbers" acted={figures.rule} />{' '}
        </span>
        {texts.aDashIsA(figures.lateStageRule.version, figures.lateStageRule.wording)}
        <span className="no-print">
          <AboutRule name="late_stage" acted={figures.lateStageRule} />
        </span>
      </p>
    </Paper>
  );
}

const mean = (value: number | null) => (value === null ? '–' : decimal(value));

function Compared({ figures }: { figures: PublicFigures }) {
  const { published, perDay } = figures;
  const plots = figures.tables.find(({ name }) => name === 'plots');
  const late = plots?.cells[0]?.[plots.columns.length] ?? null;
  const rows: [what: string, here: string, said: string][] = [
    [texts.contributionsADay, mean(perDay.contributions), decimal(published.contributionsPerDay)],
    [texts.hotlineCallsADay, mean(perDay.hotline), decimal(published.hotlineCallsPerDay)],
    [texts.arrestsAYear, mean(figures.arrestsPerYear), decimal(published.arrestsPerYear)],
    [
      texts.lateStagePlotsDisrupted,
      texts.inDays(countInWords(late), figures.days.toLocaleString('en-GB')),
      texts.inMonths(published.lateStagePlots, published.plotMonths),
    ],
  ];
  return (
    <>
      <FigureTable
        whole
        label={texts.besideWhatWasSaid}
        table={{
          head: [texts.figure, texts.thisPage, texts.wholeCountry(published.said)],
          rows: rows.map(([what, here, said]) => ({ key: what, cells: [what, here, said] })),
        }}
      />
      <p className="muted">{texts.wholeCountryVersionOf(published.source, published.version)}</p>
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
          head: [texts.counted, ...table.columns, texts.all, ...(daily === null ? [] : [texts.aDay])],
          rows: shown.map((line, row) => ({
            key: table.rows[row] ?? 'All',
            cells: [
              table.rows[row] ?? texts.all,
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
