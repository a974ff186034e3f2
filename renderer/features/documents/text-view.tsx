import type { Document } from '../../../preload/contract/documents.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import './documents.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.textView;

const said: Partial<Record<Document['kind'], string>> = {
  word: texts.theWordsOfThe,
  mail: texts.whoItIsFrom,
};

/** The words of a document as plain text. */
export function TextView({ documentId, kind }: { documentId: number; kind: Document['kind'] }) {
  const list = usePages('documents.text', { documentId, limit: 10 }, ['document']);
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={6} />;
  return (
    <>
      {said[kind] === undefined ? null : <p className="muted">{said[kind]}</p>}
      {list.pages.flatMap(({ pages }) =>
        pages.map(({ page, text }) => (
          <pre key={page} className="documents__text">
            {text}
          </pre>
        )),
      )}
      {list.ended ? null : (
        <div>
          <Button onPress={list.loadMore}>{texts.showMore}</Button>
        </div>
      )}
    </>
  );
}
