import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Enquiry, EnquiryState } from '../../../../preload/contract/enquiries.ts';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { Link } from '../../../shell/router.tsx';
import { save, submit } from '../../../shell/save.ts';
import { useCan } from '../../../shell/session.tsx';
import { usePages } from '../../../shell/use-pages.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { missing, reasonMissing } from '../../../ui/form-problems.ts';
import { Cluster, Line } from '../../../ui/line.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Section } from '../../../ui/section.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { PriorityOfAction } from '../actions/action-facts.tsx';
import { priorities } from '../actions/action-words.ts';
import './enquiries.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.enquiriesSection;

type Asked = { what: 'change' | 'contributions'; of: Enquiry } | { what: 'settle'; of: Enquiry; to: EnquiryState };

/** The lines of enquiry of a case on its overview, each with how far it has come. */
export function EnquiriesSection({ investigationId: id, mayChange }: { investigationId: number; mayChange: boolean }) {
  const list = usePages('investigations.enquiries', { id, limit: 20 }, ['enquiry', 'action', `investigation:${id}`]);
  const writes = useCan('investigations.addEnquiry') && mayChange;
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const enquiries = list.pages.flatMap((page) => page.enquiries);
  if (list.loading || (enquiries.length === 0 && !writes)) return null;
  const close = () => setAsked(null);
  return (
    <Section
      title={texts.linesOfEnquiry}
      actions={
        writes ? (
          <Button size="small" icon={<Plus />} onPress={() => setAdding(true)}>
            {texts.add}
          </Button>
        ) : null
      }
    >
      <RecordList empty={texts.noneYetALine}>
        {enquiries.map((each) => (
          <EnquiryLine key={each.id} enquiry={each} writes={writes} onAsk={setAsked} />
        ))}
      </RecordList>
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showMore}
        </Button>
      )}
      {adding ? <EnquiryForm investigationId={id} enquiry={null} onClose={() => setAdding(false)} /> : null}
      {asked?.what === 'change' ? <EnquiryForm investigationId={id} enquiry={asked.of} onClose={close} /> : null}
      {asked?.what === 'contributions' ? <Placed enquiry={asked.of} writes={writes} onClose={close} /> : null}
      {asked?.what === 'settle' ? (
        <Settle investigationId={id} enquiry={asked.of} to={asked.to} onClose={close} />
      ) : null}
    </Section>
  );
}

function EnquiryLine(props: { enquiry: Enquiry; writes: boolean; onAsk: (asked: Asked) => void }) {
  const { enquiry: each, writes, onAsk } = props;
  const all = each.actionsOpen + each.actionsDone;
  const settle = (to: EnquiryState, words: string) => (
    <Button size="small" tone="quiet" onPress={() => onAsk({ what: 'settle', of: each, to })}>
      {words}
    </Button>
  );
  return (
    <li>
      <Line
        end={
          writes ? (
            <Cluster>
              {each.state === 'open' ? (
                <>
                  <Button size="small" tone="quiet" onPress={() => onAsk({ what: 'change', of: each })}>
                    {texts.change}
                  </Button>
                  {settle('resolved', texts.resolve)}
                  {settle('closed', texts.close)}
                </>
              ) : (
                settle('open', texts.reopen)
              )}
            </Cluster>
          ) : null
        }
      >
        <Badge tone="accent">{each.number}</Badge>
        <strong>{each.title}</strong>
        <PriorityOfAction priority={each.priority} />
        <Badge tone={each.state === 'open' ? 'warning' : 'success'}>{label(each.state)}</Badge>
      </Line>
      <span>{each.aim}</span>
      {each.outcome === null ? null : (
        <span>
          <span className="muted">{texts.outcome}</span> {each.outcome}
        </span>
      )}
      <Line>
        <progress className="enquiry__progress" max={Math.max(1, all)} value={each.actionsDone} aria-hidden="true" />
        <span className="muted">
          {all === 0 ? texts.noActions : texts.ofActionsDone(each.actionsDone, all)}
          {each.decisions === 0 ? '' : `, ${each.decisions} ${each.decisions === 1 ? 'decision' : 'decisions'}`}
        </span>
        <Button size="small" tone="quiet" onPress={() => onAsk({ what: 'contributions', of: each })}>
          {each.contributions} {each.contributions === 1 ? 'contribution' : 'contributions'}
        </Button>
      </Line>
    </li>
  );
}

function EnquiryForm(props: { investigationId: number; enquiry: Enquiry | null; onClose: () => void }) {
  const { investigationId: id, enquiry, onClose } = props;
  const now = {
    title: enquiry?.title ?? '',
    aim: enquiry?.aim ?? '',
    priority: (enquiry?.priority ?? 'M') as 'H' | 'M' | 'L',
  };
  const form = useForm({
    initial: { ...now, reason: '' },
    ...(enquiry === null
      ? {}
      : {
          compare: {
            now,
            words: { title: { label: texts.title }, aim: { label: texts.aim }, priority: { label: texts.priority } },
          },
        }),
    draft: enquiry === null ? `add-enquiry:${id}` : `change-enquiry:${id}:${enquiry.id}`,
    check: ({ title, aim, reason }) => ({
      title: missing(title, texts.giveItATitle),
      aim: aim.trim().length < 3 && texts.sayWhatIsTo,
      reason: enquiry !== null && reasonMissing(reason),
    }),
    send: ({ title, aim, priority, reason }) => {
      const typed = { title: title.trim(), aim: aim.trim(), priority };
      return enquiry === null
        ? submit('investigations.addEnquiry', { id, ...typed }, ({ number }) => texts.lineOfEnquiryOpened(number))
        : submit(
            'investigations.changeEnquiry',
            { enquiryId: enquiry.id, basedOn: enquiry.version, ...typed, reason: reason.trim() },
            texts.changed,
          );
    },
    onClose,
  });
  return (
    <FormDialog
      title={enquiry === null ? texts.addALineOf : texts.changeTheLineOf}
      size="small"
      submit={enquiry === null ? texts.add : texts.save}
      form={form}
    >
      <TextField label={texts.title} {...form.field('title')} isRequired autoFocus maxLength={200} />
      <TextArea label={texts.aim} help={texts.whatIsToBe} {...form.field('aim')} isRequired rows={3} maxLength={5000} />
      <RadioGroup label={texts.priority} orientation="horizontal" options={priorities} {...form.field('priority')} />
      {enquiry === null ? null : <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={500} />}
    </FormDialog>
  );
}

const settling = {
  resolved: { title: texts.resolveTheLineOf, confirm: texts.resolve, reason: texts.whatItCameTo },
  closed: { title: texts.closeTheLineOf, confirm: texts.close, reason: texts.whyItIsNot },
  open: { title: texts.reopenTheLineOf, confirm: texts.reopen, reason: texts.why },
} as const;

function Settle(props: { investigationId: number; enquiry: Enquiry; to: EnquiryState; onClose: () => void }) {
  const { investigationId, enquiry, to, onClose } = props;
  const words = settling[to];
  const left = enquiry.actionsOpen;
  return (
    <ConfirmDialog
      title={words.title}
      text={`${enquiry.title}.${to !== 'open' && left > 0 ? texts.ofItsActionsStill(left, left === 1 ? 'is' : 'are') : ''}`}
      confirm={words.confirm}
      reason={{ label: words.reason, draft: `settle-enquiry:${investigationId}:${enquiry.id}` }}
      isOpen
      onConfirm={(reason) =>
        submit('investigations.settleEnquiry', { enquiryId: enquiry.id, to, reason }, `${label(to)}.`)
      }
      onClose={onClose}
    />
  );
}

/** The contributions that belong to it; one is added where it is read, or here from those that are linked. */
function Placed({ enquiry, writes, onClose }: { enquiry: Enquiry; writes: boolean; onClose: () => void }) {
  const list = usePages('investigations.enquiryContributions', { enquiryId: enquiry.id, limit: 50 }, [
    'enquiry',
    'contribution',
  ]);
  const placed = list.pages.flatMap((page) => page.contributions);
  const remove = (contributionId: number) => {
    const taken = { enquiryId: enquiry.id, contributionId, belongs: false };
    void save('investigations.placeInEnquiry', taken, texts.takenOutOfThe);
  };
  return (
    <Dialog title={enquiry.title} isOpen onClose={onClose}>
      <RecordList empty={texts.noneOpenAContribution}>
        {placed.map((each) => (
          <li key={each.contributionId}>
            <Line
              end={
                writes ? (
                  <Button size="small" tone="quiet" onPress={() => remove(each.contributionId)}>
                    {texts.takeOut}
                  </Button>
                ) : null
              }
            >
              <Link to={{ name: 'queue', id: each.contributionId }}>{each.reference}</Link>
              <span className="muted">{each.by}</span>
            </Line>
            <span>{each.excerpt}</span>
          </li>
        ))}
      </RecordList>
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showMore}
        </Button>
      )}
    </Dialog>
  );
}
