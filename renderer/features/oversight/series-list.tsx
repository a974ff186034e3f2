import './charts.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.seriesList;

export interface SeriesFigure {
  name: string;
  /** As it is written. */
  figure: string;
  colour: string;
}

/** What a bar is made of: each series with the colour that it is drawn in, and all of them together where there are several. */
export function SeriesList(props: { heading: string; series: readonly SeriesFigure[]; total: string | null }) {
  const { heading, series, total } = props;
  return (
    <div className="series">
      <p className="series__heading">{heading}</p>
      <ul>
        {series.map(({ name, figure, colour }) => (
          <li key={name}>
            <span className="series__swatch" style={{ background: colour }} />
            <span>{name}</span>
            <span className="series__figure">{figure}</span>
          </li>
        ))}
        {total === null ? null : (
          <li className="series__total">
            <span />
            <span>{texts.all}</span>
            <span className="series__figure">{total}</span>
          </li>
        )}
      </ul>
    </div>
  );
}

/** The series by their colours, under a chart. */
export function SeriesLegend({ series }: { series: readonly { name: string; colour: string }[] }) {
  return (
    <ul className="series__legend">
      {series.map(({ name, colour }) => (
        <li key={name}>
          <span className="series__swatch" style={{ background: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
