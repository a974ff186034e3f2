// Words that a program says as a value: in a string or a template, where no tag around them tells that they are shown. Decided for
// two forms: a capital word that more words follow, and a capital word alone in a property that is shown, such as a label. Not decided,
// as it may as well be a name of the program's own: small words (`'just now'` is shown, `'other birth date'` is a kind of reason), and
// a capital word alone elsewhere (`'Escape'` is a key).
import { parseSync } from 'vite';

const shownAs =
  /^(?:action|confirm|description|detail|heading|header|help|hint|label|message|next|placeholder|problem|submit|text|title|words)$/;
const capital = /^[\s.,;:)“↑↓]*\p{Lu}\p{Ll}/u;
const sentence = /^[\s.,;:)“↑↓]*\p{Lu}\p{Ll}+(?:[,:;’-]?\p{L}*)*[,:;]? \p{L}/u;
const key =
  /^(?:(?:Ctrl|Shift|Alt|Meta|Page|then|Arrow\w+|Page\w+|Home|End|Enter|Escape|Space|Tab|Delete|Up|Down|[A-Z]) ?)+$/;

/**
 * @param {string} text the source of a file
 * @param {'ts' | 'tsx'} lang
 * @returns {{ said: string, at: number }[]} `at` is the number of the line
 */
export function wordsInCode(text, lang) {
  const { program, errors } = parseSync(`file.${lang}`, text, { lang, sourceType: 'module' });
  if (errors.length > 0) throw new Error('a file that cannot be parsed');
  /** @type {{ said: string, at: number }[]} */
  const found = [];
  /** @param {unknown} node @param {boolean} shown */
  const visit = (node, shown) => {
    if (Array.isArray(node)) for (const each of node) visit(each, shown);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const one = /** @type {Record<string, any>} */ (node);
    // What an error says is for whoever reads the log; a failure that a person meets is in preload/contract/errors.ts.
    if (/^(?:Import|TS|ExportAll)/.test(one.type) && !/^TS(?:As|Satisfies|NonNull)/.test(one.type)) return;
    if (one.type === 'NewExpression' && /Error$/.test(one.callee.name ?? '')) return;
    // The name under which a view keeps where one was.
    if (one.type === 'CallExpression' && /^use(?:TablePlace|ViewState)$/.test(one.callee.name ?? '')) return;
    const said = one.type === 'TemplateElement' ? one.value.cooked : one.type === 'Literal' ? one.value : null;
    if (typeof said === 'string' && (sentence.test(said) || (shown && capital.test(said))) && !key.test(said))
      found.push({ said, at: text.slice(0, one.start).split('\n').length });
    if (one.type === 'Property') {
      visit(one.key, false);
      visit(one.value, shownAs.test(one.key.name ?? one.key.value ?? ''));
      return;
    }
    const passes = /^(?:Conditional|Logical|TS|Template|Literal|Parenthesized)/.test(one.type);
    for (const each of Object.values(one)) visit(each, shown && passes);
  };
  visit(program.body, false);
  return found;
}
