import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { recipientInWords } from '../../../preload/contract/briefs.ts';
import type { Failure } from '../../../preload/contract/errors.ts';
import { failureOf } from '../../shell/client.ts';
import { printTicket } from '../../shell/print-ticket.ts';
import { answerOf } from '../../shell/save.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { namedOnes } from './brief/list-words.ts';
import { PrepareForm, useBriefForm } from './brief/prepare-form.tsx';
import { type Brief, Sheet } from './brief/sheet.tsx';
import { catalogue } from './catalogue.ts';
import { windowEnd, windowEnds } from './chart-format.ts';
import { useReportingWindow } from './use-reporting-window.ts';

const texts = catalogue.briefScreen;

/** The manager's brief: prepared, looked at, then printed to a PDF with its marking on every page. */
export default function BriefScreen() {
  const [month, setMonth] = useReportingWindow();
  const months = useMemo(() => windowEnds(new Date()), []);
  const [brief, setBrief] = useState<Brief | null>(null);
  // A brief prints once, whether or not a place for the file was chosen then.
  const [printed, setPrinted] = useState<'not yet' | 'written' | 'not written'>(texts.notYet);
  const [problem, setProblem] = useState<Failure | null>(null);
  const form = useBriefForm(async ({ recipients, reason, legalBasis, listId }) => {
    const [recipient = '', ...others] = namedOnes(recipients).map(recipientInWords);
    const given = { recipient, others, reason: reason.trim(), legalBasis: legalBasis ?? '', listId };
    const made = await answerOf('oversight.brief', { day: windowEnd(month), ...given });
    if (!made.ok) return made;
    setBrief(made.value);
    // Only now: until the new one is there, the ticket of the one before is used.
    setPrinted(texts.notYet);
    return made;
  });
  const print = async () => {
    if (brief === null) return;
    try {
      const { written } = await printTicket(brief);
      setPrinted(written ? 'written' : texts.notWritten);
      toast(written ? { text: texts.theBriefHasBeen } : { tone: 'note', text: texts.nothingWasWritten });
    } catch (thrown) {
      setProblem(failureOf(thrown));
    }
  };
  return (
    <View
      title={texts.brief}
      actions={
        brief === null ? null : (
          <>
            <Button onPress={() => setBrief(null)}>{texts.back}</Button>
            {printed === 'not written' ? (
              <Button tone="primary" onPress={form.submit}>
                {texts.prepareAgain}
              </Button>
            ) : (
              <Button
                tone="primary"
                icon={<Printer />}
                whyNot={printed === 'written' ? texts.itHasBeenPrinted : null}
                onPress={print}
              >
                {printed === 'written' ? texts.printed : texts.printAsPdf}
              </Button>
            )}
          </>
        )
      }
      padded
    >
      {problem === null ? null : (
        <Banner tone="danger" title={problem.message}>
          {problem.next}
        </Banner>
      )}
      {brief === null ? (
        <PrepareForm form={form} months={months} month={month} onMonth={setMonth} />
      ) : (
        <Sheet brief={brief} />
      )}
    </View>
  );
}
