import type { EarlierReport, SamePersonDecision } from '../../../preload/contract/earlier-reports.ts';
import { attempt } from '../../shell/save.ts';
import { useSession } from '../../shell/session.tsx';
import { toast } from '../../ui/toast.tsx';
import { catalogue } from './catalogue.ts';
import { samePersonAhead } from './same-person-ahead.ts';
import { samePersonWords } from './same-person-words.ts';

const texts = catalogue.useSamePerson;

/** Whether two reports speak of one person, decided by a person: kept with who and when, never a merge, and taken back as easily. */
export function useSamePerson(contribution: { id: number; reference: string } | null) {
  const { account } = useSession();
  const send = (report: EarlierReport, decision: SamePersonDecision, contributionId: number) =>
    attempt(
      'linking.decideSamePerson',
      { contributionId, otherId: report.id, decision },
      samePersonAhead(contributionId, report, {
        decision,
        by: account.name,
        at: new Date().toISOString(),
        reason: null,
      }),
    );
  const withdraw = (report: EarlierReport, contributionId: number) =>
    attempt(
      'linking.withdrawSamePerson',
      { contributionId, otherId: report.id },
      samePersonAhead(contributionId, report, null),
    );
  /** Back to what stood before. */
  const restore = async (before: EarlierReport, contributionId: number) => {
    const earlier = before.decision?.decision;
    const done = await (earlier === undefined
      ? withdraw(before, contributionId)
      : send(before, earlier, contributionId));
    if (done !== undefined) toast({ tone: 'note', text: texts.undoneIsAsIt(before.reference) });
  };
  return {
    async decide(report: EarlierReport, decision: SamePersonDecision) {
      if (contribution === null) return;
      const { id, reference } = contribution;
      if ((await send(report, decision, id)) === undefined) return;
      toast({
        text: texts.and(reference, report.reference, samePersonWords[decision].toLowerCase()),
        undo: () => void restore(report, id),
      });
    },
    async takeBack(report: EarlierReport) {
      if (contribution === null) return;
      const { id } = contribution;
      if ((await withdraw(report, id)) === undefined) return;
      toast({ text: texts.theDecisionIsTaken(report.reference), undo: () => void restore(report, id) });
    },
  };
}
