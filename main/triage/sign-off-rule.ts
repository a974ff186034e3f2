/**
 * What an outcome takes: a reason, and for no further action perhaps a supervisor and an assessment (RCAP). The rule is versioned data
 * of the vault, shown wherever it acts and named in every refusal. Pure: facts in, needs and what they come from out.
 */
import type { ClosingNeed, FactStanding, SignOffFact } from '../../preload/contract/closing-words.ts';
import type { SignOffOutcome, SignOffRule } from '../../preload/contract/rule-shapes.ts';

/** The facts of one contribution, as far as the viewer may know them. */
export interface Facts {
  immediateRisk: boolean;
  child: FactStanding;
  namedTarget: FactStanding;
  /** How many earlier contributions say the same. */
  earlier: number;
  /** A grade that stands calls the source reliable (1). */
  reliableSource: boolean;
}

const said = (so: boolean): FactStanding => (so ? 'yes' : 'no');

function standingOf(fact: SignOffFact, facts: Facts, atLeast: number): FactStanding {
  switch (fact) {
    case 'immediate_risk':
      return said(facts.immediateRisk);
    case 'child':
      return facts.child;
    case 'named_target':
      return facts.namedTarget;
    case 'repeat':
      return said(facts.earlier >= atLeast);
    case 'reliable_source':
      return said(facts.reliableSource);
  }
}

export interface Because {
  fact: SignOffFact;
  standing: FactStanding;
  needs: readonly ClosingNeed[];
  says: string;
}

export interface Needs {
  supervisor: boolean;
  rcap: boolean;
  /** Every fact of the rule in its order, with how it stands. */
  facts: readonly Because[];
}

/** What no further action takes. What is only possible counts: it is closed as if it were so until somebody says that it is not. */
export function needsOf(rule: SignOffRule, facts: Facts): Needs {
  const all = rule.closing.map(
    ({ fact, needs, says, atLeast = 1 }): Because => ({
      fact,
      needs,
      says,
      standing: standingOf(fact, facts, atLeast),
    }),
  );
  const standing = all.filter((one) => one.standing !== 'no');
  const takes = (need: ClosingNeed) => standing.some(({ needs }) => needs.includes(need));
  return { supervisor: takes('supervisor'), rcap: takes('rcap'), facts: all };
}

/** The rule’s sentences for what makes it ask for this. */
export const sentencesFor = ({ facts }: Needs, need: ClosingNeed): string =>
  facts
    .filter(({ standing, needs }) => standing !== 'no' && needs.includes(need))
    .map(({ says }) => says)
    .join(' ');

export const takesReason = (rule: SignOffRule, outcome: SignOffOutcome): boolean => rule.reason.includes(outcome);
