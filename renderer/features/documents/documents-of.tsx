import { FilePlus2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import type { Document } from '../../../preload/contract/documents.ts';
import { call } from '../../shell/client.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { Progress } from '../../ui/progress.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { type About, sizeInWords } from './about.ts';
import { DocumentDialog } from './document-dialog.tsx';
import { type Adding, useAdding } from './use-adding.ts';
import './documents.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.documentsOf;

const kinds: Readonly<Record<Document['kind'], string>> = {
  pdf: 'PDF',
  word: texts.word,
  image: texts.picture,
  text: texts.textFile,
  mail: texts.mail,
  other: texts.other,
};

const recordOf = ({ contributionId, investigationId }: About): string[] => [
  'document',
  ...(contributionId === null ? [] : [`contribution:${contributionId}`]),
  ...(investigationId === null ? [] : [`investigation:${investigationId}`]),
];

/** The documents that are kept with a record, and the way to add some: dropped, pasted or chosen. */
export function DocumentsOf(props: { about: About; mayAdd: boolean; small?: boolean; title?: string }) {
  const { contributionId, investigationId, exhibitId } = props.about;
  const { mayAdd, small = false, title = texts.documents } = props;
  const about = useMemo(
    () => ({ contributionId, investigationId, exhibitId }),
    [contributionId, investigationId, exhibitId],
  );
  const list = usePages('documents.list', { ...about, limit: 50 }, recordOf(about));
  const documents = useMemo(() => list.pages.flatMap((page) => page.documents), [list.pages]);
  const [shown, setShown] = useState<number | null>(null);
  const { adding, add, cancel } = useAdding(about);
  const adds = useCan('documents.begin') && mayAdd;
  const reads = useCan('documents.readText');
  const unread = documents.find(({ text }) => text === 'waiting')?.id;
  // What came in a mail is read when somebody first looks at it, where the import has not had it read.
  useEffect(() => {
    if (unread !== undefined && reads)
      call('documents.readText', { documentId: unread, task: crypto.randomUUID() }).catch(() => undefined);
  }, [unread, reads]);
  const names = documents.length === 0 ? '' : ` (${documents.length}${list.ended ? '' : '+'})`;
  if (documents.length === 0 && !adds && list.error === null)
    return small ? null : <p className="muted">{texts.noDocuments}</p>;
  return (
    <Section title={`${title}${names}`} label={title} small={small}>
      {list.error !== null ? (
        <ErrorState failure={list.error} onRetry={list.retry} />
      ) : list.loading ? (
        <Skeleton rows={2} />
      ) : (
        <RecordList>
          {documents.map((one) => (
            <DocumentLine key={one.id} document={one} onOpen={() => setShown(one.id)} />
          ))}
        </RecordList>
      )}
      {list.ended || list.error !== null ? null : (
        <div>
          <Button size="small" onPress={list.loadMore}>
            {texts.showMore}
          </Button>
        </div>
      )}
      {adds ? (
        <AddDocuments adding={adding} onAdd={add} onCancel={cancel} largest={list.pages[0]?.rule.rule.largestBytes} />
      ) : null}
      {shown === null ? null : <DocumentDialog documentId={shown} mayChange={mayAdd} onClose={() => setShown(null)} />}
    </Section>
  );
}

function DocumentLine({ document: one, onOpen }: { document: Document; onOpen: () => void }) {
  return (
    <li>
      <Line
        end={
          <Button size="small" tone="quiet" onPress={onOpen} aria-label={texts.showNamed(one.name)}>
            {texts.show}
          </Button>
        }
      >
        <Badge>{kinds[one.kind]}</Badge>
        <strong className="documents__name">{one.name}</strong>
        {one.withdrawnAt === null ? null : <Badge tone="warning">{texts.withdrawn}</Badge>}
        {one.exhibit === null ? null : <Badge tone="accent">{one.exhibit.reference}</Badge>}
        <MarkingBadge marking={one.marking} caveats={one.caveats} />
      </Line>
      <span className="muted">
        {sizeInWords(one.size)}
        {one.pages === null ? '' : `, ${one.pages} ${one.pages === 1 ? 'page' : 'pages'}`}
        {one.origin === 'mail' ? texts.attachedToTheMail : texts.addedBy(one.addedBy)}, <Time at={one.addedAt} />
        {texts.sha256}
        <code>{one.sha256.slice(0, 12)}</code>
      </span>
    </li>
  );
}

function AddDocuments(props: {
  adding: Adding | null;
  onAdd: (files: readonly File[]) => void;
  onCancel: () => void;
  largest: number | undefined;
}) {
  const { adding, onAdd, onCancel, largest } = props;
  if (adding !== null)
    return (
      <Progress
        label={texts.adding(adding.name)}
        done={adding.done}
        total={adding.total}
        note={adding.more === 0 ? 'bytes' : texts.bytesMoreAfterIt(adding.more)}
        onCancel={onCancel}
      />
    );
  return (
    <DropZone
      className="documents__drop"
      onDrop={async ({ items }) => {
        const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
        onAdd(await Promise.all(files));
      }}
    >
      <Line
        end={
          <FileTrigger allowsMultiple onSelect={(chosen) => onAdd([...(chosen ?? [])])}>
            <Button size="small" icon={<FilePlus2 />}>
              {texts.addDocuments}
            </Button>
          </FileTrigger>
        }
      >
        <Text slot="label">{texts.dropOrPasteFiles}</Text>
        {largest === undefined ? null : <span className="muted">{texts.atMostEach(sizeInWords(largest))}</span>}
      </Line>
    </DropZone>
  );
}
