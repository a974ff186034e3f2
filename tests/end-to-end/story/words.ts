/** Faults in the words of a view that a machine can tell. What the public or an officer wrote is theirs, and is not looked at. */
import type { Page } from '@playwright/test';

/** Cells, passages and fields with the words of somebody else. */
const others =
  '.marked, .table__row, .timeline__side, .timeline__plot, q, .case__summary, .case__tag a, [role="textbox"], textarea, .same-origin__excerpt, .watch__excerpt';

const rules: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a date that is not British', /\b\d{4}-\d{2}-\d{2}\b/],
  ['a value that is none', /\b(?:undefined|null|NaN|Infinity|Invalid Date)\b|\[object /],
  ['a name out of the program', /(?<!@)\b[a-z]+_[a-z_]+\b/],
  [
    'one of several',
    /(?<![\d.,])1 (?:rows|entries|contributions|matches|columns|plots|arrests|accounts|results|items|reports)\b/,
  ],
  [
    'several of one',
    /\b(?:0|[2-9]|\d\d+) (?:row|entry|contribution|match|column|plot|arrest|account|result|item) (?!of\b)/,
  ],
  ['a blank before a per cent sign', /\d %/],
  ['a word twice', /\b([a-z]{2,}) \1\b/],
  ['a number that runs into a word', /\d(?:in|of|on|and|against|live|here)\b/],
  ['a typewriter’s apostrophe or quotation mark', /[a-z]'[a-z]|"/i],
];

/** Each line of the view that breaks a rule, as `rule: line`. */
export async function wrongWords(page: Page, scope = 'main'): Promise<string[]> {
  const foreign = page.locator(scope).locator(others);
  const show = (display: 'none' | '') =>
    foreign.evaluateAll((elements: HTMLElement[], wanted) => {
      for (const element of elements) element.style.display = wanted;
    }, display);
  await show('none');
  const lines = (await page.locator(scope).allInnerTexts()).join('\n').split('\n');
  await show('');
  return rules.flatMap(([name, pattern]) =>
    lines.filter((line) => pattern.test(line)).map((line) => `${name}: ${line}`),
  );
}
