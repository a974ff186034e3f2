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
import { catalogue } from './catalogue.ts';
import { ImageView } from './image-view.tsx';
import { neutralName } from './neutral-name.ts';
import { TextView } from './text-view.tsx';
import { textWords, wordsOf } from './text-words.ts';

const texts = catalogue.documentDialog;

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
      title={known?.name ?? texts.document}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        known === undefined ? undefined : (
          <>
            {known.withdrawnAt !== null ? (
              changes ? (
                <Button onPress={() => void attempt('documents.restore', { documentId })}>{texts.restore}</Button>
              ) : null
            ) : (
              <>
                {changes ? (
                  <>
                    <Button onPress={() => setAsking('withdraw')}>{texts.withdrawButton}</Button>
                    <Button onPress={() => setAsking('marking')}>{texts.markHigher}</Button>
                  </>
                ) : null}
                <Button onPress={() => check.run({ documentId })}>{texts.verify}</Button>
                {saves ? <Button onPress={() => setAsking('save')}>{texts.saveAsAFileButton}</Button> : null}
              </>
            )}
            <Button tone="primary" onPress={onClose}>
              {texts.close}
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
              <Banner tone="warning" title={texts.withdrawn}>
                {texts.itIsNotShown}
              </Banner>
            )}
            <Facts known={value} />
          </div>
        )}
      </QueryView>
      {asking === 'save' && known !== undefined ? <SaveDocument known={known} onClose={close} /> : null}
      {asking === 'marking' && known !== undefined ? <MarkHigher known={known} onClose={close} /> : null}
      <ConfirmDialog
        title={texts.withdrawTheDocument}
        text={texts.itWasAddedBy}
        confirm={texts.withdraw}
        reason={{ label: texts.why, draft: `withdraw-document:${documentId}` }}
        isOpen={asking === 'withdraw'}
        onConfirm={(reason) => submit('documents.withdraw', { documentId, reason }, texts.withdrawnToast)}
        onClose={close}
      />
    </Dialog>
  );
}

function Verified({ task, size }: { task: ReturnType<typeof useTask<'documents.verify'>>; size: number }) {
  const { progress } = task;
  if (progress.state === 'running')
    return (
      <Progress label={texts.verifying} done={progress.done} total={progress.total ?? size} onCancel={task.cancel} />
    );
  if (progress.state === 'failed') return <ErrorState failure={progress.failure} onRetry={task.reset} />;
  if (progress.state !== 'done') return null;
  return progress.value.whole ? (
    <Banner tone="success" title={texts.whole}>
      {texts.everyByteIsAs}
    </Banner>
  ) : (
    <Banner tone="danger" title={texts.damaged}>
      {texts.whatIsKeptIs}
    </Banner>
  );
}

/** Above this, the page does not hold one to draw it. */
const mostShown = 64 * 1024 * 1024;

function Shown({ known: { document: one }, page }: { known: Known; page: number }) {
  if ((one.kind === 'pdf' || one.kind === 'image') && one.size > mostShown)
    return <Banner title={texts.tooLargeToBe}>{texts.itHasUpTo(sizeInWords(one.size), sizeInWords(mostShown))}</Banner>;
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
            <Section title={texts.readFromItBy} small>
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
      return <BytesView documentId={one.id} why={texts.vigilDoesNotShow(one.type)} />;
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
          whyNot={task.progress.state === 'running' ? texts.theyAreBeingRead : null}
          onPress={() => task.run({ documentId: known.id })}
        >
          {texts.readItsWordsBy}
        </Button>
      ) : null}
    </>
  );
}

function Facts({ known: { document: one, identifiers, more, changes, readsImages } }: { known: Known }) {
  return (
    <>
      <Section title={texts.whatIsKnownOf} small>
        <DescriptionList
          facts={[
            { term: texts.marking, value: <MarkingBadge marking={one.marking} caveats={one.caveats} /> },
            { term: texts.typeByItsBytes, value: one.type },
            { term: texts.size, value: texts.bytes(sizeInWords(one.size), one.size.toLocaleString('en-GB')) },
            { term: texts.added, value: <Time at={one.addedAt} /> },
            { term: texts.addedBy, value: one.origin === 'mail' ? texts.withTheMail(one.addedBy) : one.addedBy },
            { term: texts.exhibit, value: one.exhibit?.reference ?? texts.none },
            { term: texts.words, value: <Words known={one} readsImages={readsImages} /> },
            { term: 'SHA-256', value: <span className="documents__hash">{one.sha256}</span> },
          ]}
        />
      </Section>
      {identifiers.length === 0 ? null : (
        <Section title={texts.namedInIt(identifiers.length, more ? '+' : '')} small>
          <RecordList most={20}>
            {identifiers.map((found) => (
              <li key={`${found.page} ${found.start} ${found.kind}`}>
                <Badge>{found.kind}</Badge> {found.text}{' '}
                <span className="muted">{one.pages === null ? '' : texts.page(found.page)}</span>
              </li>
            ))}
          </RecordList>
        </Section>
      )}
      {changes.length === 0 ? null : (
        <Section title={texts.history} small>
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
      return submit('documents.save', { ...asked, ...disclosureOf(typed) }, ({ marking, receipt }) =>
        texts.savedTheFileIs(marking, receipt),
      );
    },
    onClose,
  });
  return (
    <FormDialog title={texts.saveAsAFile} size="small" submit={texts.save} form={form}>
      <Banner tone="warning" title={texts.itLeavesTheVault}>
        {texts.outsideItIsNot}
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
      marking: marking === null && texts.chooseTheMarking,
      reason: reasonMissing(reason),
    }),
    send: async ({ marking, reason }) =>
      marking === null
        ? changedMind
        : submit('documents.raiseMarking', { documentId: known.id, marking, reason: reason.trim() }, texts.marked),
    onClose,
  });
  return (
    <FormDialog title={texts.markTheDocumentHigher} size="small" submit={texts.mark} form={form}>
      <p>{texts.whoeverIsNotCleared}</p>
      <Select
        label={texts.marking}
        options={higher.map((value) => ({ value, label: value }))}
        isRequired
        {...form.field('marking')}
      />
      <TextArea label={texts.why} {...form.field('reason')} isRequired rows={3} maxLength={1000} />
    </FormDialog>
  );
}
