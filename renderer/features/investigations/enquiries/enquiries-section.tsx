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
      title="Lines of enquiry"
      actions={
        writes ? (
          <Button size="small" icon={<Plus />} onPress={() => setAdding(true)}>
            Add
          </Button>
        ) : null
      }
    >
      <RecordList empty="None yet. A line of enquiry says what is to be found out; actions and decisions belong to it.">
        {enquiries.map((each) => (
          <EnquiryLine key={each.id} enquiry={each} writes={writes} onAsk={setAsked} />
        ))}
      </RecordList>
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          Show more
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
                    Change
                  </Button>
                  {settle('resolved', 'Resolve')}
                  {settle('closed', 'Close')}
                </>
              ) : (
                settle('open', 'Reopen')
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
          <span className="muted">Outcome:</span> {each.outcome}
        </span>
      )}
      <Line>
        <progress className="enquiry__progress" max={Math.max(1, all)} value={each.actionsDone} aria-hidden="true" />
        <span className="muted">
          {all === 0 ? 'No actions' : `${each.actionsDone} of ${all} actions done`}
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
            words: { title: { label: 'Title' }, aim: { label: 'Aim' }, priority: { label: 'Priority' } },
          },
        }),
    draft: enquiry === null ? `add-enquiry:${id}` : `change-enquiry:${id}:${enquiry.id}`,
    check: ({ title, aim, reason }) => ({
      title: missing(title, 'Give it a title.'),
      aim: aim.trim().length < 3 && 'Say what is to be found out.',
      reason: enquiry !== null && reasonMissing(reason),
    }),
    send: ({ title, aim, priority, reason }) => {
      const typed = { title: title.trim(), aim: aim.trim(), priority };
      return enquiry === null
        ? submit('investigations.addEnquiry', { id, ...typed }, ({ number }) => `Line of enquiry ${number} opened.`)
        : submit(
            'investigations.changeEnquiry',
            { enquiryId: enquiry.id, basedOn: enquiry.version, ...typed, reason: reason.trim() },
            'Changed.',
          );
    },
    onClose,
  });
  return (
    <FormDialog
      title={enquiry === null ? 'Add a line of enquiry' : 'Change the line of enquiry'}
      size="small"
      submit={enquiry === null ? 'Add' : 'Save'}
      form={form}
    >
      <TextField label="Title" {...form.field('title')} isRequired autoFocus maxLength={200} />
      <TextArea
        label="Aim"
        help="What is to be found out."
        {...form.field('aim')}
        isRequired
        rows={3}
        maxLength={5000}
      />
      <RadioGroup label="Priority" orientation="horizontal" options={priorities} {...form.field('priority')} />
      {enquiry === null ? null : <TextField label="Why" {...form.field('reason')} isRequired maxLength={500} />}
    </FormDialog>
  );
}

const settling = {
  resolved: { title: 'Resolve the line of enquiry', confirm: 'Resolve', reason: 'What it came to' },
  closed: { title: 'Close the line of enquiry', confirm: 'Close', reason: 'Why it is not followed any further' },
  open: { title: 'Reopen the line of enquiry', confirm: 'Reopen', reason: 'Why' },
} as const;

function Settle(props: { investigationId: number; enquiry: Enquiry; to: EnquiryState; onClose: () => void }) {
  const { investigationId, enquiry, to, onClose } = props;
  const words = settling[to];
  const left = enquiry.actionsOpen;
  return (
    <ConfirmDialog
      title={words.title}
      text={`${enquiry.title}.${to !== 'open' && left > 0 ? ` ${left} of its actions ${left === 1 ? 'is' : 'are'} still to be done; they stay open.` : ''}`}
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
    void save('investigations.placeInEnquiry', taken, 'Taken out of the line of enquiry.');
  };
  return (
    <Dialog title={enquiry.title} isOpen onClose={onClose}>
      <RecordList empty="None. Open a contribution that is linked to this case to place it here.">
        {placed.map((each) => (
          <li key={each.contributionId}>
            <Line
              end={
                writes ? (
                  <Button size="small" tone="quiet" onPress={() => remove(each.contributionId)}>
                    Take out
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
          Show more
        </Button>
      )}
    </Dialog>
  );
}
