/** Reads a PDF beside the page. One for each file: it ends with it. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
