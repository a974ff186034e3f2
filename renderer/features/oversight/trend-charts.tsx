import type { Trends } from '../../../preload/contract/outcome.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { monthLabel } from './chart-format.ts';
import { spreadInWords } from './outcome-charts.tsx';
import { OutcomeCard } from './saved-chart.tsx';
import './outcome.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.trendCharts;

interface Props {
  told: Trends;
  day: string | null;
}

/** What the plots were about, in this window and the one before. */
export function MatterBars({ told, day }: Props) {
  const shown = told.matters.filter(({ now, before }) => now + before > 0);
  const most = Math.max(1, ...shown.map(({ now, before }) => Math.max(now, before)));
  return (
    <OutcomeCard
      wide
      name="matters"
      day={day}
      title={texts.disruptedPlotsByIntended}
      figure={texts.thisWindowAboveThe}
      note={texts.vocabularySetOnWhat(
        told.vocabulary.wording,
        told.vocabulary.version,
        monthLabel(told.before.from.slice(0, 7)),
        monthLabel(told.before.to.slice(0, 7)),
      )}
      table={{
        head: [texts.intendedTarget, texts.thisWindow, texts.theOneBefore],
        rows: shown.map(({ word, label: name, now, before }) => ({
          key: word === '' ? 'none' : word,
          cells: [name, String(now), String(before)],
        })),
      }}
    >
      {shown.length === 0 ? (
        <p className="muted">{texts.noPlotThatYou}</p>
      ) : (
        <ul className="matters">
          {shown.map(({ word, label: name, now, before }) => (
            <li key={word === '' ? 'none' : word}>
              <span>{name}</span>
              <span className="matters__bars">
                <span className="matters__bar" style={{ width: `${(100 * now) / most}%` }} />
                {before === 0 ? null : (
                  <span className="matters__bar matters__bar--before" style={{ width: `${(100 * before) / most}%` }} />
                )}
              </span>
              <span className="lead-times__figure">{texts.before(now, before)}</span>
            </li>
          ))}
        </ul>
      )}
    </OutcomeCard>
  );
}

const names: Readonly<Record<Trends['comparisons'][number]['what'], string>> = {
  disrupted: texts.plotsDisrupted,
  late_stage: texts.lateStagePlotsDisrupted,
  helped: texts.disruptedPlotsThatThe,
  arrests: texts.arrests,
};

const chanceInWords = (chance: number) =>
  chance < 0.001 ? 'under 1 in 1,000' : texts.in100((100 * chance).toFixed(1));

/** The two windows in figures; an arrow only where the difference is hardly chance. */
export function Compared({ told, day }: Props) {
  const head = [texts.figure, texts.thisWindow, texts.theOneBefore, texts.suchADifferenceBy, texts.trend];
  const covered = told.recordsFrom !== null && told.recordsFrom <= told.before.from;
  const rows = [
    ...told.comparisons.map(({ what, now, before, chance, trend }) => ({
      key: what as string,
      cells: [
        names[what],
        now.toLocaleString('en-GB'),
        before.toLocaleString('en-GB'),
        covered ? chanceInWords(chance) : '–',
        !covered ? texts.noRecordsThen : trend === null ? texts.mayBeChance : trend === 'up' ? texts.more : texts.fewer,
      ],
    })),
    ...told.rules.map(({ version, inForce, now, before }) => ({
      key: `rule ${version}`,
      cells: [
        texts.lateStageByRule(version, inForce ? texts.inForce : ''),
        now.toLocaleString('en-GB'),
        before.toLocaleString('en-GB'),
        '',
        '',
      ],
    })),
    {
      key: 'lead',
      cells: [texts.leadTimeOfDisrupted, spreadInWords(told.lead.now), spreadInWords(told.lead.before), '', ''],
    },
  ];
  const table = { head, rows };
  return (
    <OutcomeCard
      wide
      name="comparison"
      day={day}
      title={texts.besideThe18Months}
      figure={texts.toByTheRules(monthLabel(told.before.from.slice(0, 7)), monthLabel(told.before.to.slice(0, 7)))}
      note={
        <>
          {texts.rule(told.trendRule.wording, told.trendRule.version)}
          <AboutRule name="trend" acted={told.trendRule} />
          {texts.withoutOneTheDifference(
            covered ? '' : texts.recordsDoNotReach,
            told.rules.map(({ version, wording }) => texts.lateStageRule(version, wording)).join(' '),
          )}
          <AboutRule name="late_stage" />
        </>
      }
      table={table}
    >
      <FigureTable whole label={texts.besideThe18Months} table={table} />
    </OutcomeCard>
  );
}
