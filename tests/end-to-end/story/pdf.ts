/** Reads what was printed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Whether the readers of poppler-utils are at hand. */
export function canReadPdf(): boolean {
  return spawnSync('pdftotext', ['-v']).error === undefined && spawnSync('pdfinfo', ['-v']).error === undefined;
}

/** The text of each page of a PDF file. */
export function pagesOf(path: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', path, '-']).toString();
  // A form feed ends each page.
  return text.split('\f').slice(0, -1);
}

/** The first line of a page's text, and its last two: where the host prints what every page bears. */
export function marginsOf(page: string): { top: string | undefined; bottom: string[] } {
  const lines = page
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { top: lines[0], bottom: lines.slice(-2) };
}

export interface Tagged {
  /** `Tagged`, `Title`, `Page size`: as the file says of itself. */
  info: ReadonlyMap<string, string>;
  /** The tree of tags, indented, one on a line. */
  tree: string;
  /** How often each tag occurs. */
  tags: ReadonlyMap<string, number>;
  language: string | null;
  /** The bookmarks, those within others included. */
  bookmarks: string[];
  /** What is said in place of each picture; empty where nothing is. */
  alternatives: string[];
}

interface Bookmark {
  title: string;
  items: Bookmark[];
}

const titlesOf = (items: readonly Bookmark[]): string[] =>
  items.flatMap(({ title, items: within }) => [title, ...titlesOf(within)]);

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

const figuresOf = (node: Node): string[] => [
  ...(node.role === 'Figure' ? [node.alt ?? ''] : []),
  ...(node.children ?? []).flatMap(figuresOf),
];

/** What a reader for the blind has of it. */
export async function structureOf(path: string): Promise<Tagged> {
  const info = execFileSync('pdfinfo', [path]).toString();
  const tree = execFileSync('pdfinfo', ['-struct', path]).toString();
  const names = tree.split('\n').flatMap((line) => /^\s*(\w+)/.exec(line)?.[1] ?? []);
  const document = await getDocument({ data: new Uint8Array(readFileSync(path)), useSystemFonts: true }).promise;
  const outline = (await document.getOutline()) as Bookmark[] | null;
  const { info: facts } = await document.getMetadata();
  const alternatives: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const structure = (await (await document.getPage(page)).getStructTree()) as Node | null;
    if (structure !== null) alternatives.push(...figuresOf(structure));
  }
  await document.loadingTask.destroy();
  return {
    info: new Map(
      info.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    ),
    tree,
    tags: new Map([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length])),
    language: (facts as { Language?: string | null }).Language ?? null,
    bookmarks: titlesOf(outline ?? []),
    alternatives,
  };
}
