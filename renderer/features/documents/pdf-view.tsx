import {
  AnnotationMode,
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { failureOf } from '../../shell/client.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { allOf } from './document-bytes.ts';
import './documents.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.pdfView;

/** What one page may take, from the file to the drawing. */
const patience = 30_000;
/** Of a drawn page, in pixels. */
const widest = 1_500;
const mostPixels = 12_000_000;

interface Opened {
  document: PDFDocumentProxy;
  /** Pictures in a form for which the page has no decoder: they stay blank, and that is said. */
  blank: boolean;
}

/** Whether a file holds pictures as JPEG 2000 or JBIG2. The words stand in it as they are, since they belong to streams. */
function hasOtherPictures(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.includes('JPXDecode') || text.includes('JBIG2Decode');
}

class TookTooLong extends Error {}

async function within<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TookTooLong()), patience);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const problemOf = (thrown: unknown): string =>
  thrown instanceof TookTooLong
    ? texts.drawingItTookToo
    : thrown instanceof PasswordException
      ? texts.itIsLockedWith
      : thrown instanceof Error && thrown.name === 'FailureError'
        ? failureOf(thrown).message
        : texts.itCannotBeRead;

/** Draws a page, and only the newest that was asked for. */
async function drawPage({ document: pdf }: Opened, number: number, canvas: HTMLCanvasElement): Promise<void> {
  const page = await pdf.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(widest / plain.width, Math.sqrt(mostPixels / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE }).promise;
  page.cleanup();
}

/** A PDF, drawn page by page. Its scripts do not run, its forms are not filled in, its links lead nowhere. */
export default function PdfView({ documentId, size, page: first }: { documentId: number; size: number; page: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [page, setPage] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const [drawing, setDrawing] = useState(true);
  useEffect(() => {
    const control = new AbortController();
    const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
    const worker = PDFWorker.create({ port });
    async function open(): Promise<void> {
      const data = await allOf(documentId, size, control.signal);
      if (control.signal.aborted) return;
      const blank = hasOtherPictures(data);
      const document = await within(
        getDocument({
          data,
          worker,
          enableXfa: false,
          disableFontFace: true,
          useSystemFonts: false,
          useWorkerFetch: false,
          useWasm: false,
        }).promise,
      );
      if (!control.signal.aborted) setOpened({ document, blank });
    }
    open().catch((thrown: unknown) => {
      port.terminate();
      if (!control.signal.aborted) setProblem(problemOf(thrown));
    });
    return () => {
      control.abort();
      worker.destroy();
      port.terminate();
    };
  }, [documentId, size]);
  const pages = opened?.document.numPages ?? 0;
  const number = Math.min(Math.max(1, page), Math.max(1, pages));
  useEffect(() => {
    const target = canvas.current;
    if (opened === null || target === null) return;
    let over = false;
    setDrawing(true);
    // On a canvas of its own: two drawings on one would be refused.
    const fresh = target.ownerDocument.createElement('canvas');
    within(drawPage(opened, number, fresh)).then(
      () => {
        if (over) return;
        target.width = fresh.width;
        target.height = fresh.height;
        target.getContext('2d')?.drawImage(fresh, 0, 0);
        setDrawing(false);
      },
      (thrown: unknown) => {
        if (!over) setProblem(problemOf(thrown));
      },
    );
    return () => {
      over = true;
    };
  }, [opened, number]);
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
      if (step === 0 || pages < 2) return;
      event.preventDefault();
      setPage(Math.min(pages, Math.max(1, number + step)));
    };
    window.addEventListener('keydown', turn);
    return () => window.removeEventListener('keydown', turn);
  }, [pages, number]);
  if (problem !== null)
    return (
      <Banner tone="warning" title={texts.notShown}>
        {problem}
      </Banner>
    );
  return (
    <>
      {opened?.blank === true ? (
        <Banner tone="warning" title={texts.somePicturesStayBlank}>
          {texts.theyAreStoredAs}
        </Banner>
      ) : null}
      {opened === null ? (
        <Skeleton rows={8} />
      ) : (
        <Line>
          <Button
            size="small"
            keys="PageUp"
            whyNot={number > 1 ? null : texts.thisIsTheFirst}
            onPress={() => setPage(number - 1)}
          >
            {texts.previous}
          </Button>
          <Button
            size="small"
            keys="PageDown"
            whyNot={number < pages ? null : texts.thisIsTheLast}
            onPress={() => setPage(number + 1)}
          >
            {texts.next}
          </Button>
          <span role="status">{texts.pageOf(number, pages, drawing ? ', drawing' : '')}</span>
        </Line>
      )}
      <canvas
        ref={canvas}
        className="documents__canvas"
        role="img"
        aria-label={texts.page(number)}
        hidden={opened === null}
        data-drawn={drawing ? undefined : number}
      />
    </>
  );
}
