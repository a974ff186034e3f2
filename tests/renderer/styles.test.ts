/** A view must look the same whichever was opened before it: what a file draws with is in sheets that it brings along itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));
const textOf = (file: string) => readFileSync(file, 'utf8');
const all = readdirSync(renderer, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const sheets = all.filter((file) => file.endsWith('.css'));
const components = all.filter((file) => file.endsWith('.tsx'));

/** What a file imports at once: types are gone when it runs, and what `import()` names comes with a screen of its own. */
function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(/^(?:import|export) (?!type )(?:[^;'"]*? from )?['"](\.[^'"]+)['"];$/gm);
  return [...found].map(([, path = '']) => join(dirname(file), path)).filter((path) => all.includes(path));
}

/** The sheets that come with a file, its own and those of all that it imports. */
function sheetsWith(file: string): Set<string> {
  const seen = new Set([file]);
  for (const each of seen) if (!each.endsWith('.css')) for (const path of importsOf(each)) seen.add(path);
  return new Set([...seen].filter((path) => path.endsWith('.css')));
}

const classesIn = (sheet: string) =>
  new Set([...textOf(sheet).matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));

/** Class names that a component writes as they stand; what is put together from parts begins with one of these. */
function classesOf(component: string): string[] {
  const written = textOf(component).matchAll(/className=(?:"([^"]+)"|\{([^}]*(?:\$\{[^}]*\}[^}]*)*)\})/g);
  return [...written].flatMap(([, plain, code = '']) => {
    const strings = plain ?? [...code.matchAll(/['`]([^'`]*)['`]/g)].map(([, text = '']) => text).join(' ');
    return strings.split(/\s+/).filter((word) => /^[a-z][\w-]*[a-z0-9]$/.test(word));
  });
}

const definedIn = new Map<string, string[]>();
for (const sheet of sheets)
  for (const name of classesIn(sheet)) definedIn.set(name, [...(definedIn.get(name) ?? []), sheet]);
const everywhere = (sheet: string) => relative(renderer, sheet).startsWith('styles/');

describe('style sheets', () => {
  it.each(components.map((file) => relative(renderer, file)))('come with what is drawn: %s', (name) => {
    const brought = sheetsWith(join(renderer, name));
    const missing = classesOf(join(renderer, name)).filter((each) => {
      const where = definedIn.get(each);
      return where !== undefined && !where.some((sheet) => everywhere(sheet) || brought.has(sheet));
    });
    expect(missing).toEqual([]);
  });

  it('are seen by this test: what a suggestion is drawn with is found, and its sheet', () => {
    const suggestion = join(renderer, 'features/linking/suggestions.tsx');
    expect(classesOf(suggestion)).toContain('suggestion__head');
    expect([...sheetsWith(suggestion)].map((sheet) => relative(renderer, sheet))).toContain(
      'features/linking/suggestions.css',
    );
  });
});
