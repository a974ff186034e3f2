/** The words of a PDF, page by page. No script of it runs, no form is filled in, and nothing that it names is fetched. */
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Without this the library would load its worker by a path of its own.
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { TextState } from '../../../preload/contract/documents.ts';
import { longestPage, longestText } from '../texts.ts';

Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } });

interface PdfText {
  state: TextState;
  pages: number | null;
  texts: { page: number; text: string }[];
}

export async function textOfPdf(bytes: Buffer, mostPages: number): Promise<PdfText> {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
  });
  const texts: PdfText['texts'] = [];
  try {
    const document = await loading.promise;
    let letters = 0;
    for (let number = 1; number <= Math.min(document.numPages, mostPages) && letters < longestText; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: false });
      const text = items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('')
        .slice(0, longestPage)
        .toWellFormed()
        .trim();
      page.cleanup();
      letters += text.length;
      if (text !== '') texts.push({ page: number, text });
    }
    return { state: texts.length === 0 ? 'none' : 'read', pages: document.numPages, texts };
  } catch (error) {
    return { state: error instanceof PasswordException ? 'locked' : 'damaged', pages: null, texts };
  } finally {
    await loading.destroy();
  }
}
