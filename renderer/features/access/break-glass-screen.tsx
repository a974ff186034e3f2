import { Siren } from 'lucide-react';
import type { Output } from '../../../preload/contract/index.ts';
import { AboutRule } from '../../shell/about-rule.tsx';
import { useFormOpen } from '../../shell/asked-form.ts';
import { go, Link } from '../../shell/router.tsx';
import { answerOf } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../ui/form-problems.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { sentence } from '../../ui/sentence.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import { BreakGlassForMe, UseLine } from './break-glass-uses.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.breakGlassScreen;

type Opened = Pick<NonNullable<Output<'access.breakGlass'>['opened']>, 'contributionId' | 'investigationId'>;

function show({ contributionId, investigationId }: Opened): void {
  if (investigationId !== null) go({ name: 'investigation', id: investigationId, tab: 'overview' });
  else if (contributionId !== null) go({ name: 'queue', id: contributionId });
}

/** Opening one record in an emergency; what is open now, what awaits a review, and for auditors every use. */
export default function BreakGlassScreen() {
  const read = useQuery('access.breakGlassState', {}, { topics: ['own-break-glass'] });
  const breaks = useCan('access.breakGlass');
  const audits = useCan('access.breakGlassUses');
  const [asking, setAsking] = useFormOpen('break-glass');
  return (
    <QueryView query={read} rows={6}>
      {({ rule, attemptsLeft, open }) => (
        <View
          title={texts.breakGlassPlace}
          facts={sentence(texts.rule, {
            version: rule.version,
            wording: rule.wording,
            about: <AboutRule name="break_glass" />,
          })}
          actions={
            breaks && attemptsLeft > 0 ? (
              <Button tone="danger" icon={<Siren />} onPress={() => setAsking(true)}>
                {texts.breakGlassButton}
              </Button>
            ) : null
          }
        >
          <Sections>
            {breaks ? <p>{texts.forAnEmergencyOnly(attemptsLeft, rule.attempts)}</p> : null}
            {open.length === 0 ? null : (
              <Section title={texts.openToYouNow}>
                <RecordList>
                  {open.map((one) => (
                    <li key={one.useId}>
                      <Link
                        to={
                          one.investigationId === null
                            ? { name: 'queue', id: one.contributionId }
                            : { name: 'investigation', id: one.investigationId, tab: 'overview' }
                        }
                      >
                        {one.asked}
                      </Link>{' '}
                      <span className="muted">{sentence(texts.toReadUntil, { until: <Time at={one.until} /> })}</span>
                    </li>
                  ))}
                </RecordList>
              </Section>
            )}
            <BreakGlassForMe />
            {audits ? <Report /> : null}
          </Sections>
          {asking ? <BreakGlass hours={rule.hours} onClose={() => setAsking(false)} /> : null}
        </View>
      )}
    </QueryView>
  );
}

function BreakGlass({ hours, onClose }: { hours: number; onClose: () => void }) {
  const form = useForm({
    initial: { reference: '', reason: '' },
    draft: 'break-glass',
    check: ({ reference, reason }) => ({
      reference: missing(reference, texts.typeTheReferenceOf),
      reason: reasonMissing(reason),
    }),
    send: async ({ reference, reason }) => {
      const result = await answerOf('access.breakGlass', { reference: reference.trim(), reason: reason.trim() });
      if (!result.ok) return result;
      const { opened, attemptsLeft } = result.value;
      if (opened === null)
        toast({
          tone: 'problem',
          text: texts.nothingWasOpenedNo,
          next: texts.theAttemptIsKept(attemptsLeft),
        });
      else {
        toast({ text: texts.openToYouFor(hours) });
        show(opened);
      }
      return result;
    },
    onClose,
  });
  return (
    <FormDialog
      title={texts.breakGlass}
      size="small"
      role="alertdialog"
      submit={texts.openTheRecord}
      danger
      form={form}
    >
      <Banner tone="warning" title={texts.itsPeopleAreTold}>
        {texts.youReadItFor(hours)}
      </Banner>
      <TextField label={texts.reference} {...form.field('reference')} isRequired autoFocus maxLength={40} />
      <TextArea label={texts.whatTheEmergencyIs} {...form.field('reason')} isRequired rows={3} maxLength={2000} />
    </FormDialog>
  );
}

/** Every use and every attempt, newest first. */
function Report() {
  const { pages, loading, ended, error, loadMore, retry } = usePages('access.breakGlassUses', {}, ['break-glass']);
  const uses = pages.flatMap((page) => page.uses);
  if (error !== null) return <ErrorState failure={error} onRetry={retry} />;
  if (loading) return <Skeleton rows={6} />;
  if (uses.length === 0) return <EmptyState title={texts.nobodyHasUsedBreak}>{texts.everyUseAndEvery}</EmptyState>;
  return (
    <Section title={texts.allUsesAndAttempts}>
      <RecordList>
        {uses.map((use) => (
          <UseLine key={use.useId} use={use} />
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
