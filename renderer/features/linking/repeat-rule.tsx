import type { Output } from '../../../preload/contract/index.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import './earlier-report.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.repeatRule;

type Repeat = Output<'linking.earlierReports'>['repeat'];

const versionInWords = ({ version, fromDay }: Repeat['rule']) => texts.ruleVersionFrom(version, isoInWords(fromDay));

/** The rule on repeats where it acts: what it says, in which version, and whether it asks for a supervisor here. */
export function RepeatRule({ repeat }: { repeat: Repeat }) {
  const { rule, takesSupervisor } = repeat;
  if (repeat.earlier === 0) return null;
  return (
    <p className="earlier-reports__rule">
      {takesSupervisor ? <strong>{texts.aSupervisorHasTo}</strong> : null}
      {rule.wording} <span className="muted">{versionInWords(rule)}.</span> <AboutRule name="repeat" acted={rule} />
    </p>
  );
}

/** The same for a list: the rule by which its marks are set. */
export function RuleInForce({ rule }: { rule: Repeat['rule'] }) {
  return (
    <p className="earlier-reports__rule">
      {rule.wording} <span className="muted">{versionInWords(rule)}.</span> <AboutRule name="repeat" acted={rule} />
    </p>
  );
}
