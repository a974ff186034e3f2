import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { Button } from '../../ui/button.tsx';
import { Help } from '../../ui/help.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { atAGlance, type Glance } from './at-a-glance.ts';
import './dashboard.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.glanceTiles;

/** The figures at a glance; the dashed line is the year before. */
export function GlanceTiles(props: { dashboard: Dashboard; opens: Readonly<Record<Glance['name'], () => void>> }) {
  const { dashboard, opens } = props;
  return (
    <ul className="dashboard__tiles" aria-label={texts.atAGlance}>
      {atAGlance(dashboard).map(({ name, figure, words, definition, course }) => (
        <li key={name} className="dashboard__tile">
          <strong>{figure}</strong>
          <span>{words}</span>
          {course === null ? (
            <span className="dashboard__no-course" />
          ) : (
            <Sparkline values={course.now} before={course.before} label={course.words} />
          )}
          <span className="dashboard__tile-foot">
            <Button size="small" tone="quiet" onPress={opens[name]}>
              {texts.open}
            </Button>
            {name === 'late-stage' ? (
              <AboutRule name="late_stage" acted={dashboard.rule} />
            ) : (
              <Help about={words}>
                <p>{definition}</p>
                {course === null ? null : <p>{course.words}.</p>}
              </Help>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
