import type { ReactNode } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import type { RuleName } from '../../preload/contract/rule-shapes.ts';
import { Help } from '../ui/help.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { isoInWords } from '../ui/typed-date.ts';
import { catalogue } from './catalogue.ts';
import { Link } from './router.tsx';
import { ruleDecides, ruleOfFailure, ruleTitles } from './rule-words.ts';
import { useQuery } from './use-query.ts';

const texts = catalogue.aboutRule;

/**
 * "What's this" beside something that a rule brought about: what the rule decides, what it says, and the way to its history. `acted`: the version
 * by which this was decided, where a newer one may be in force by now.
 */
export function AboutRule({ name, acted }: { name: RuleName; acted?: { version: number; wording?: string } }) {
  return (
    <Help about={texts.theRuleOn(ruleTitles[name].toLowerCase())}>
      <AboutInWords name={name} {...(acted === undefined ? {} : { acted })} />
    </Help>
  );
}

function AboutInWords({ name, acted }: { name: RuleName; acted?: { version: number; wording?: string } }) {
  return (
    <>
      <p>
        <strong>{texts.title(ruleTitles[name])}</strong> {ruleDecides[name]}
      </p>
      {acted?.wording === undefined ? (
        <RuleInWords name={name} plain />
      ) : (
        <p>
          {acted.wording} <span className="muted">{texts.version(acted.version)}</span>
        </p>
      )}
      {acted === undefined || acted.wording !== undefined ? null : <p>{texts.decidedBy(acted.version)}</p>}
      <p>
        <Link to={{ name: 'rules', rule: name }}>{texts.history}</Link>
      </p>
    </>
  );
}

/** What the version in force says, since when; with the way to its history unless `plain`. */
export function RuleInWords({ name, plain = false }: { name: RuleName; plain?: boolean }) {
  const read = useQuery('rules.list', {}, { topics: ['rule'] });
  return (
    <QueryView query={read} rows={1}>
      {({ rules }) => {
        const inForce = rules.find((rule) => rule.name === name)?.inForce;
        if (inForce === undefined) return null;
        return (
          <p>
            {inForce.wording}{' '}
            <span className="muted">
              {inForce.origin === null
                ? texts.fromTheBeginning(inForce.version)
                : texts.inForceSince(inForce.version, isoInWords(inForce.fromDay))}
            </span>{' '}
            {plain ? null : <Link to={{ name: 'rules', rule: name }}>{texts.history}</Link>}
          </p>
        );
      }}
    </QueryView>
  );
}

/** The same beside a refusal that came of a rule. */
export function aboutFailure(failure: Failure): ReactNode {
  const name = ruleOfFailure(failure);
  return name === null ? null : <AboutRule name={name} />;
}
