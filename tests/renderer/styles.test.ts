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

/** Names of the house's own form, `block__part` and `block--kind`, wherever they are written: in a constant, or handed to a library. */
function partsOf(component: string): string[] {
  const strings = textOf(component).matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g);
  return [...strings].flatMap(([, single, double, template]) =>
    (single ?? double ?? template ?? '')
      .split(/[\s${}?:]+/)
      .filter((word) => /^[a-z][a-z0-9-]*(__|--)[a-z0-9][\w-]*$/.test(word)),
  );
}

/** Class names that a component writes as they stand; what is put together from parts begins with one of these. */
function classesOf(component: string): string[] {
  const written = textOf(component).matchAll(/className=(?:"([^"]+)"|\{([^}]*(?:\$\{[^}]*\}[^}]*)*)\})/g);
  return [...written].flatMap(([, plain, code = '']) => {
    const strings = plain ?? [...code.matchAll(/['`]([^'`]*)['`]/g)].map(([, text = '']) => text).join(' ');
    return strings.split(/\s+/).filter((word) => /^[a-z][\w-]*[a-z0-9]$/.test(word));
  });
}

interface Rule {
  sheet: string;
  selector: string;
  /** Classes of the element that is drawn. */
  classes: string[];
  /** How many classes, attributes and states the selector has, and how many elements. */
  weight: string;
  /** What is printed is drawn by a sheet of its own. */
  print: boolean;
  says: Map<string, string>;
}

function rulesOf(sheet: string): Rule[] {
  const text = textOf(sheet).replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const printed = text.indexOf('@media print');
  return [...text.matchAll(/([^{}@]+)\{([^{}]*)\}/g)].flatMap(({ index, 1: selectors = '', 2: body = '' }) =>
    selectors.split(/,(?![^(]*\))/).map((written) => {
      const selector = written.trim();
      const drawn = selector.split(/[\s>+~]+/).at(-1) ?? '';
      const count = (what: RegExp, of = selector) => of.match(what)?.length ?? 0;
      return {
        sheet: relative(renderer, sheet),
        selector,
        classes: [...drawn.replaceAll(/:not\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name),
        weight: [
          count(/\.[a-z][\w-]*|\[[^\]]*\]|(?<!:):(?!:|not|is|where)[a-z-]+/g),
          count(/(?<![\w.:[-])[a-z][a-z0-9]*/g, selector.replaceAll(/\[[^\]]*\]|\([^)]*\)/g, '')) + count(/::/g),
        ].join(),
        print: printed >= 0 && index > printed,
        says: new Map(
          body.split(';').flatMap((line) => {
            const [property = '', value] = line.split(/:(.*)/s);
            return value === undefined ? [] : [[property.trim(), value.trim()] as const];
          }),
        ),
      };
    }),
  );
}

const definedIn = new Map<string, string[]>();
for (const sheet of sheets)
  for (const name of classesIn(sheet)) definedIn.set(name, [...(definedIn.get(name) ?? []), sheet]);
const everywhere = (sheet: string) => relative(renderer, sheet).startsWith('styles/');

describe('style sheets', () => {
  it.each(components.map((file) => relative(renderer, file)))('come with what is drawn: %s', (name) => {
    const brought = sheetsWith(join(renderer, name));
    const file = join(renderer, name);
    const missing = [...classesOf(file), ...partsOf(file)].filter((each) => {
      const where = definedIn.get(each);
      return where !== undefined && !where.some((sheet) => everywhere(sheet) || brought.has(sheet));
    });
    expect(missing).toEqual([]);
  });

  it('never decide by their order: where two of them draw the same class, one of the two says it with more weight', () => {
    const rules = sheets.flatMap(rulesOf);
    const undecided = rules.flatMap((one) =>
      rules
        .filter((other) => one.sheet < other.sheet && one.weight === other.weight && one.print === other.print)
        .filter((other) => one.classes.some((each) => other.classes.includes(each)))
        .filter((other) => [...one.says].some(([property, value]) => (other.says.get(property) ?? value) !== value))
        .map((other) => `${one.sheet} ${one.selector}, ${other.sheet} ${other.selector}`),
    );
    expect(rules.length).toBeGreaterThan(500);
    expect(undecided).toEqual([]);
  });

  it('are seen by this test: what a suggestion is drawn with is found, and its sheet', () => {
    const suggestion = join(renderer, 'features/linking/suggestions.tsx');
    expect(classesOf(suggestion)).toContain('suggestion__head');
    expect(partsOf(join(renderer, 'features/oversight/time-bars.tsx'))).toContain('chart__cursor');
    expect([...sheetsWith(suggestion)].map((sheet) => relative(renderer, sheet))).toContain(
      'features/linking/suggestions.css',
    );
  });
});
