import { lazy, Suspense, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { answerOf, attempt, changedMind, submit } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import { useTask } from '../../shell/task.ts';
import { useLegalBases } from '../../shell/use-legal-bases.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { reasonMissing } from '../../ui/form-problems.ts';
import { Progress } from '../../ui/progress.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { sizeInWords } from './about.ts';
import { BytesView } from './bytes-view.tsx';
import { ImageView } from './image-view.tsx';
import { neutralName } from './neutral-name.ts';
import { TextView } from './text-view.tsx';
import { textWords, wordsOf } from './text-words.ts';

type Known = Output<'documents.get'>;

/** What draws a PDF is large, and comes when there is one. */
const PdfView = lazy(() => import('./pdf-view.tsx'));

/** One document: what it shows, what is known of it, and what can be done with it. */
export function DocumentDialog(props: { documentId: number; mayChange: boolean; page?: number; onClose: () => void }) {
  const { documentId, mayChange, page, onClose } = props;
  const read = useQuery('documents.get', { documentId }, { topics: ['document'] });
  const [asking, setAsking] = useState<'save' | 'withdraw' | 'marking' | null>(null);
  const close = () => setAsking(null);
  const changes = useCan('documents.withdraw') && mayChange;
  const saves = useCan('documents.save');
  const check = useTask('documents.verify');
  const known = read.value?.document;
  return (
    <Dialog
      title={known?.name ?? 'Document'}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        known === undefined ? undefined : (
          <>
            {known.withdrawnAt !== null ? (
              changes ? (
                <Button onPress={() => void attempt('documents.restore', { documentId })}>Restore</Button>
              ) : null
            ) : (
              <>
                {changes ? (
                  <>
                    <Button onPress={() => setAsking('withdraw')}>Withdraw…</Button>
                    <Button onPress={() => setAsking('marking')}>Mark higher…</Button>
                  </>
                ) : null}
                <Button onPress={() => check.run({ documentId })}>Verify</Button>
                {saves ? <Button onPress={() => setAsking('save')}>Save as a file…</Button> : null}
              </>
            )}
            <Button tone="primary" onPress={onClose}>
              Close
            </Button>
          </>
        )
      }
    >
      <QueryView query={read} rows={8}>
        {(value) => (
          <div className="documents__sheet">
            <Verified task={check} size={value.document.size} />
            {value.document.withdrawnAt === null ? (
              <Shown known={value} page={page ?? 1} />
            ) : (
              <Banner tone="warning" title="Withdrawn">
                It is not shown, and the search does not find it. Its history below says who withdrew it and why.
              </Banner>
            )}
            <Facts known={value} />
          </div>
        )}
      </QueryView>
      {asking === 'save' && known !== undefined ? <SaveDocument known={known} onClose={close} /> : null}
      {asking === 'marking' && known !== undefined ? <MarkHigher known={known} onClose={close} /> : null}
      <ConfirmDialog
        title="Withdraw the document"
        text="It was added by mistake. It stays in the history and can be restored."
        confirm="Withdraw"
        reason={{ label: 'Why', draft: `withdraw-document:${documentId}` }}
        isOpen={asking === 'withdraw'}
        onConfirm={(reason) => submit('documents.withdraw', { documentId, reason }, 'Withdrawn.')}
        onClose={close}
      />
    </Dialog>
  );
}

function Verified({ task, size }: { task: ReturnType<typeof useTask<'documents.verify'>>; size: number }) {
  const { progress } = task;
  if (progress.state === 'running')
    return <Progress label="Verifying" done={progress.done} total={progress.total ?? size} onCancel={task.cancel} />;
  if (progress.state === 'failed') return <ErrorState failure={progress.failure} onRetry={task.reset} />;
  if (progress.state !== 'done') return null;
  return progress.value.whole ? (
    <Banner tone="success" title="Whole">
      Every byte is as it was when the document was kept.
    </Banner>
  ) : (
    <Banner tone="danger" title="Damaged">
      What is kept is not what arrived. Tell your administrator, and do not rely on it.
    </Banner>
  );
}

/** Above this, the page does not hold one to draw it. */
const mostShown = 64 * 1024 * 1024;

function Shown({ known: { document: one }, page }: { known: Known; page: number }) {
  if ((one.kind === 'pdf' || one.kind === 'image') && one.size > mostShown)
    return (
      <Banner title="Too large to be shown here">
        It has {sizeInWords(one.size)}; up to {sizeInWords(mostShown)} are shown. Save it as a file to look at it with
        another program.
      </Banner>
    );
  switch (one.kind) {
    case 'pdf':
      return (
        <Suspense fallback={<Skeleton rows={8} />}>
          <PdfView documentId={one.id} size={one.size} page={page} />
        </Suspense>
      );
    case 'image':
      return (
        <>
          <ImageView documentId={one.id} size={one.size} name={one.name} />
          {one.confidence === null ? null : (
            <Section title="Read from it by machine" small>
              <p className="muted">{wordsOf(one)}</p>
              <TextView documentId={one.id} kind={one.kind} />
            </Section>
          )}
        </>
      );
    case 'text':
    case 'mail':
    case 'word':
      return one.text === 'read' ? (
        <TextView documentId={one.id} kind={one.kind} />
      ) : (
        <BytesView documentId={one.id} why={textWords[one.text]} />
      );
    case 'other':
      return (
        <BytesView
          documentId={one.id}
          why={`Vigil does not show files of this type (${one.type}). These are its first bytes; nothing of it is run.`}
        />
      );
  }
}

/** Whether its words are found, and the way to have them read where the rule allows it by now. */
function Words({ known, readsImages }: { known: Document; readsImages: boolean }) {
  const task = useTask('documents.readText');
  const reads = useCan('documents.readText') && readsImages && known.kind === 'image' && known.text === 'not_read';
  return (
    <>
      {wordsOf(known)}
      {reads && known.withdrawnAt === null ? (
        <Button
          size="small"
          whyNot={task.progress.state === 'running' ? 'They are being read.' : null}
          onPress={() => task.run({ documentId: known.id })}
        >
          Read its words by machine
        </Button>
      ) : null}
    </>
  );
}

function Facts({ known: { document: one, identifiers, more, changes, readsImages } }: { known: Known }) {
  return (
    <>
      <Section title="What is known of it" small>
        <DescriptionList
          facts={[
            { term: 'Marking', value: <MarkingBadge marking={one.marking} /> },
            { term: 'Type, by its bytes', value: one.type },
            { term: 'Size', value: `${sizeInWords(one.size)} (${one.size.toLocaleString('en-GB')} bytes)` },
            { term: 'Added', value: <Time at={one.addedAt} /> },
            { term: 'Added by', value: one.origin === 'mail' ? `${one.addedBy}, with the mail` : one.addedBy },
            { term: 'Exhibit', value: one.exhibit?.reference ?? 'None' },
            { term: 'Words', value: <Words known={one} readsImages={readsImages} /> },
            { term: 'SHA-256', value: <span className="documents__hash">{one.sha256}</span> },
          ]}
        />
      </Section>
      {identifiers.length === 0 ? null : (
        <Section title={`Named in it (${identifiers.length}${more ? '+' : ''})`} small>
          <RecordList most={20}>
            {identifiers.map((found) => (
              <li key={`${found.page} ${found.start} ${found.kind}`}>
                <Badge>{found.kind}</Badge> {found.text}{' '}
                <span className="muted">{one.pages === null ? '' : `page ${found.page}`}</span>
              </li>
            ))}
          </RecordList>
        </Section>
      )}
      {changes.length === 0 ? null : (
        <Section title="History" small>
          <RecordList>
            {changes.map((change) => (
              <li key={change.id}>
                {change.what}{' '}
                <span className="muted">
                  {change.by}, <Time at={change.at} />
                </span>
                {change.reason === null ? null : <q>{change.reason}</q>}
              </li>
            ))}
          </RecordList>
        </Section>
      )}
    </>
  );
}

type Document = Known['document'];

/** Out of the vault: for whom, why and on what basis; and what becomes of it there. */
function SaveDocument({ known, onClose }: { known: Document; onClose: () => void }) {
  const bases = useLegalBases();
  const form = useForm({
    initial: noDisclosure,
    draft: `save-document:${known.id}`,
    check: disclosureProblems,
    send: async (typed) => {
      const suggestedName = neutralName(known);
      const place = await answerOf('host.chooseSave', { purpose: 'document', suggestedName });
      if (!place.ok) return place;
      if (place.value === null) return changedMind;
      const asked = { documentId: known.id, saveToken: place.value.token, task: crypto.randomUUID() };
      return submit(
        'documents.save',
        { ...asked, ...disclosureOf(typed) },
        ({ marking, receipt }) => `Saved. The file is ${marking}; its receipt is ${receipt}.`,
      );
    },
    onClose,
  });
  return (
    <FormDialog title="Save as a file" size="small" submit="Save…" form={form}>
      <Banner tone="warning" title="It leaves the vault">
        Outside it is not encrypted, and whatever opens it runs what is in it. Do not open a file from somebody unknown
        on a machine that matters.
      </Banner>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}

function MarkHigher({ known, onClose }: { known: Document; onClose: () => void }) {
  const higher = Marking.options.filter((each) => rank(Marking, each) > rank(Marking, known.marking));
  const form = useForm<{ marking: Marking | null; reason: string }>({
    initial: { marking: null, reason: '' },
    draft: `mark-document:${known.id}`,
    check: ({ marking, reason }) => ({
      marking: marking === null && 'Choose the marking.',
      reason: reasonMissing(reason),
    }),
    send: async ({ marking, reason }) =>
      marking === null
        ? changedMind
        : submit('documents.raiseMarking', { documentId: known.id, marking, reason: reason.trim() }, 'Marked.'),
    onClose,
  });
  return (
    <FormDialog title="Mark the document higher" size="small" submit="Mark" form={form}>
      <p>Whoever is not cleared for it no longer sees it, nor that it is there.</p>
      <Select
        label="Marking"
        options={higher.map((value) => ({ value, label: value }))}
        isRequired
        {...form.field('marking')}
      />
      <TextArea label="Why" {...form.field('reason')} isRequired rows={3} maxLength={1000} />
    </FormDialog>
  );
}
