// The names in a catalogue say what a text is for and what is put into it; a number says only that the better name was taken.
import { parseSync } from 'vite';

/**
 * The names of `catalogue` that are another name of the same list with a digit behind it, and of each sentence the parameters that are
 * so among its own. `act2018` and `sha256` are not: there is no `act` beside them.
 * @param {string} text the source of a catalogue
 * @returns {{ name: string, at: number }[]} `at` is the number of the line
 */
export function numberedNames(text) {
  const { program, errors } = parseSync('catalogue.ts', text, { lang: 'ts', sourceType: 'module' });
  if (errors.length > 0) throw new Error('the catalogue cannot be parsed');
  /** @type {{ name: string, at: number }[]} */
  const found = [];
  /** @param {readonly { name: string, start: number }[]} names */
  const compare = (names) => {
    const plain = new Set(names.map(({ name }) => name));
    for (const { name, start } of names)
      if (/\d$/.test(name) && plain.has(name.replace(/\d+$/, '')))
        found.push({ name, at: text.slice(0, start).split('\n').length });
  };
  /** @param {unknown} node */
  const visit = (node) => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, properties, params } = /** @type {Record<string, any>} */ (node);
    if (type === 'ObjectExpression')
      compare(
        properties.map((/** @type {any} */ { key }) => ({ name: String(key?.name ?? key?.value), start: key?.start })),
      );
    if (type === 'ArrowFunctionExpression')
      compare(params.map((/** @type {any} */ one) => ({ name: String(one.name), start: one.start })));
    for (const each of Object.values(node)) visit(each);
  };
  visit(program.body);
  return found;
}
