import { ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Caveat } from '../../preload/contract/caveats.ts';
import {
  type ContributionState,
  label,
  type Marking,
  type MatchStrength,
  PlotStage,
  type Priority,
  rank,
  type ThreatLevel,
} from '../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';
import './badge.css';

const texts = catalogue.badge;

export type BadgeTone = 'neutral' | 'accent' | 'danger' | 'warning' | 'success' | 'info' | 'violet';

/** A short word with a tone. The word carries the meaning; the colour only helps to find it. */
export function Badge({
  tone = 'neutral',
  icon,
  title,
  children,
}: {
  tone?: BadgeTone;
  icon?: ReactNode;
  /** The whole of it, where there may not be room for all. */
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={`badge badge--${tone}`} title={title}>
      {icon}
      <span className="badge__words">{children}</span>
    </span>
  );
}

/** How something is marked, with what stands beside its marking; `caveats` is empty for what is no record, such as a clearance. */
export function MarkingBadge({ marking, caveats }: { marking: Marking; caveats: readonly Caveat[] }) {
  return (
    <span className="marking-words">
      <span className={`badge badge--marking marking--${marking.toLowerCase().replace(' ', '-')}`}>{marking}</span>
      <CaveatBadges caveats={caveats} />
    </span>
  );
}

/** What stands beside a marking, where the marking itself has a place of its own. */
export function CaveatBadges({ caveats }: { caveats: readonly Caveat[] }) {
  return caveats.map(({ id, text }) => (
    <Badge key={id} title={text}>
      {text}
    </Badge>
  ));
}

/** So many letters need no more room than there always is. */
const SHORT = 10;

/**
 * In the row of a table, which is one line high: the first of them and how many more, or where there is no room for its words, how many. All of
 * them where it is pointed at, and for a screen reader.
 */
export function CaveatsInBrief({ caveats }: { caveats: readonly Caveat[] }) {
  const [first, ...others] = caveats.map(({ text }) => text);
  if (first === undefined) return null;
  return (
    <span
      className="badge badge--neutral caveats-in-brief"
      data-short={first.length <= SHORT || undefined}
      title={[first, ...others].join(', ')}
    >
      <span className="badge__words caveats-in-brief__first">{first}</span>
      {others.length === 0 ? null : (
        <>
          <span className="visually-hidden">, {others.join(', ')}</span>
          <span className="caveats-in-brief__more" aria-hidden="true">
            +{others.length}
          </span>
        </>
      )}
      <span className="caveats-in-brief__count" aria-hidden="true">
        {texts.caveats(caveats.length)}
      </span>
      <span className="caveats-in-brief__sign" aria-hidden="true">
        <ShieldAlert />
        {caveats.length}
      </span>
    </span>
  );
}

/** In the cell of a table: what it is, then the caveats in brief. */
export function WithCaveats({ caveats, children }: { caveats: readonly Caveat[]; children: ReactNode }) {
  if (caveats.length === 0) return children;
  return (
    <span className="with-caveats">
      <span className="with-caveats__what">{children}</span>
      <CaveatsInBrief caveats={caveats} />
    </span>
  );
}

const strengthTone: Record<MatchStrength, BadgeTone> = { strong: 'accent', probable: 'info', possible: 'neutral' };
const strengthDots: Record<MatchStrength, string> = { strong: '●●●', probable: '●●○', possible: '●○○' };

/** How well a suggestion matches: the word, and one to three dots. `dots`: where there is room for them alone, the word is for screen readers. */
export function MatchStrengthBadge({ matchStrength, dots = false }: { matchStrength: MatchStrength; dots?: boolean }) {
  return (
    <Badge
      tone={strengthTone[matchStrength]}
      icon={
        <span className="badge__dots" aria-hidden="true">
          {strengthDots[matchStrength]}
        </span>
      }
    >
      {dots ? <span className="visually-hidden">{label(matchStrength)}</span> : label(matchStrength)}
    </Badge>
  );
}

const stateTone: Record<ContributionState, BadgeTone> = {
  untriaged: 'warning',
  linked: 'accent',
  lead: 'violet',
  trace: 'info',
  referred: 'info',
  nfa_proposed: 'neutral',
  nfa: 'neutral',
};

export function StateBadge({ state }: { state: ContributionState }) {
  return <Badge tone={stateTone[state]}>{state === 'nfa_proposed' ? texts.awaitingSignOff : label(state)}</Badge>;
}

export function PriorityBadge({ priority }: { priority: Priority }) {
  const tone = priority.startsWith('P1') ? 'danger' : priority.startsWith('P2') ? 'warning' : 'neutral';
  return <Badge tone={tone}>{priority}</Badge>;
}

/** How far a plot has come, with its place on the ladder: `5 Rehearsal`. `proposed` while nobody has countersigned it. */
export function StageBadge(props: { stage: PlotStage; late?: boolean; proposed?: boolean }) {
  const { stage, late = false, proposed = false } = props;
  const words = texts.stage(rank(PlotStage, stage), label(stage), late, proposed);
  return (
    <Badge tone={late ? 'danger' : 'violet'} title={words}>
      {words}
    </Badge>
  );
}

const threatTone: Record<ThreatLevel, BadgeTone> = {
  LOW: 'success',
  MODERATE: 'success',
  SUBSTANTIAL: 'warning',
  SEVERE: 'danger',
  CRITICAL: 'danger',
};

export function ThreatBadge({ level }: { level: ThreatLevel }) {
  return <Badge tone={threatTone[level]}>{level}</Badge>;
}

/** A 3x5x2 grade, such as `2 D P`, with its meaning for screen readers and on hover. */
export function GradeBadge({ grade, meaning }: { grade: string; meaning: string }) {
  return (
    <span className="badge badge--grade" title={meaning}>
      {grade}
      <span className="visually-hidden">: {meaning}</span>
    </span>
  );
}
