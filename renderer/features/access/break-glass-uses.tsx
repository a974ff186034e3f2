import type { BreakGlassUse, BreakGlassVerdict } from '../../../preload/contract/break-glass.ts';
import { Link } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Answers } from '../../ui/answers.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DecisionLine } from '../../ui/decision-line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.breakGlassUses;

const verdicts: Record<BreakGlassVerdict, string> = { justified: texts.justified, not_justified: texts.notJustified };

/** What was opened, or that nothing was, and what became of it. */
function State({ use }: { use: BreakGlassUse }) {
  if (use.until === null) return <Badge>{texts.nothingOpened}</Badge>;
  if (use.reviewed !== null)
    return (
      <Badge tone={use.reviewed.verdict === 'justified' ? 'success' : 'danger'}>{verdicts[use.reviewed.verdict]}</Badge>
    );
  return use.overdue ? (
    <Badge tone="danger">{texts.reviewOverdue}</Badge>
  ) : (
    <Badge tone="warning">{texts.awaitsReview}</Badge>
  );
}

/** The record by its link where the viewer may open it, otherwise as it was typed. */
function Asked({ use, linked }: { use: BreakGlassUse; linked: boolean }) {
  if (linked && use.investigationId !== null)
    return <Link to={{ name: 'investigation', id: use.investigationId, tab: 'overview' }}>{use.asked}</Link>;
  if (linked && use.contributionId !== null)
    return <Link to={{ name: 'queue', id: use.contributionId }}>{use.asked}</Link>;
  return <strong>{use.asked}</strong>;
}

/** Both answers say why: the review is kept with the use. */
function Verdicts({ use }: { use: BreakGlassUse }) {
  const answer = (verdict: BreakGlassVerdict) => ({
    label: verdicts[verdict],
    title: texts.opened(verdicts[verdict], use.by, use.asked),
    text: texts.theReviewIsKept,
    draft: `review-break-glass:${use.useId}` as const,
    danger: verdict === 'not_justified',
    onConfirm: (reason: string) =>
      submit('access.reviewBreakGlass', { useId: use.useId, verdict, reason }, texts.reviewed),
  });
  return <Answers about={`${use.by}, ${use.asked}`} yes={answer('justified')} no={answer('not_justified')} />;
}

export function UseLine({ use, reviews = false }: { use: BreakGlassUse; reviews?: boolean }) {
  return (
    <DecisionLine
      about={<Asked use={use} linked={reviews} />}
      badge={<State use={use} />}
      reason={use.reason}
      by={use.by}
      at={use.at}
      more={
        use.until === null ? (
          texts.noSuchRecord
        ) : (
          <>
            {texts.openUntil}
            <Time at={use.until} />
            {use.reviewBy === null || use.reviewed !== null ? null : (
              <>
                {texts.reviewDueBy}
                <Time at={use.reviewBy} />
              </>
            )}
            {use.reviewed === null ? null : texts.reviewedBy(use.reviewed.by, use.reviewed.reason)}
          </>
        )
      }
      answers={reviews ? <Verdicts use={use} /> : null}
    />
  );
}

/** Uses on records of one’s own: told at once, reviewed here. */
export function BreakGlassForMe() {
  const reviews = useCan('access.breakGlassToReview');
  return reviews ? <ToReview /> : null;
}

function ToReview() {
  const { pages, ended, loadMore } = usePages('access.breakGlassToReview', {}, ['break-glass', 'investigation']);
  const uses = pages.flatMap((page) => page.uses);
  if (uses.length === 0) return null;
  return (
    <Section title={texts.breakGlassToReview} small>
      <RecordList>
        {uses.map((use) => (
          <UseLine key={use.useId} use={use} reviews />
        ))}
      </RecordList>
      {ended ? null : (
        <Button size="small" onPress={loadMore}>
          {texts.showMore}
        </Button>
      )}
    </Section>
  );
}
