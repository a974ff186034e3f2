/** What a layout rests on, in plain sentences for the officer; nothing of a row. */
import type { ChosenLayout, Delimiter, LayoutDecision } from '../../../preload/contract/file-layout.ts';
import type { EncodingFound } from './encoding.ts';
import type { Layout } from './table-shape.ts';

const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

const encodingEvidence: Readonly<
  Record<EncodingFound['by'], [evidence: string, certainty: LayoutDecision['certainty']]>
> = {
  mark: ['The file begins with a byte order mark.', 'certain'],
  zeros: ['Every other byte at its beginning is zero.', 'certain'],
  'utf-8': ['Every byte of the file fits.', 'certain'],
  mixed: ['Most of the file fits; rows with bytes that do not are put right one by one.', 'likely'],
  'not utf-8': ['The file is not UTF-8, and nothing in it says what else it is.', 'likely'],
  chosen: ['Chosen by hand.', 'chosen'],
};

export function encodingDecision({ encoding, by }: EncodingFound): LayoutDecision {
  const [evidence, certainty] = encodingEvidence[by];
  return { of: 'encoding', value: encoding, evidence, certainty };
}

export function delimiterDecision(
  value: Delimiter,
  layout: Layout | null,
  by: 'chosen' | 'sep line' | 'layout',
): LayoutDecision {
  const of = 'delimiter' as const;
  if (by === 'chosen') return { of, value, evidence: 'Chosen by hand.', certainty: 'chosen' };
  if (by === 'sep line')
    return { of, value, evidence: 'A line at the top of the file names it.', certainty: 'certain' };
  if (layout === null) return { of, value, evidence: 'No delimiter divides the rows alike.', certainty: 'likely' };
  const share = Math.round(layout.agreement * 100);
  const evidence = `${share}% of the first ${layout.records} rows have ${layout.cells} cells by it.`;
  if (layout.rival !== null)
    return {
      of,
      value,
      evidence: `${evidence} A ${delimiterNames[layout.rival]} divides them alike too.`,
      certainty: 'even',
    };
  return { of, value, evidence, certainty: layout.agreement > 0.9 ? 'certain' : 'likely' };
}

export function headerDecision(headerRow: number, words: number, chosen: boolean): LayoutDecision {
  const decision = { of: 'headerRow' as const, value: String(headerRow) };
  if (chosen) return { ...decision, evidence: 'Chosen by hand.', certainty: 'chosen' };
  if (headerRow === 0) return { ...decision, evidence: 'The first row looks like content.', certainty: 'likely' };
  const evidence =
    words === 0 ? 'It looks unlike the rows below it.' : `${words} of its names are usual ones for columns.`;
  return { ...decision, evidence, certainty: words >= 2 ? 'certain' : 'likely' };
}

export function quotingDecision(chosen: ChosenLayout): LayoutDecision[] {
  const { quoting } = chosen;
  return quoting === undefined
    ? []
    : [{ of: 'quoting', value: quoting, evidence: 'Chosen by hand.', certainty: 'chosen' }];
}

export function sheetDecision(
  sheet: string,
  others: number,
  by: 'chosen' | 'only' | 'header' | 'first',
): LayoutDecision {
  const decision = { of: 'sheet' as const, value: sheet };
  if (by === 'chosen') return { ...decision, evidence: 'Chosen by hand.', certainty: 'chosen' };
  if (by === 'only')
    return { ...decision, evidence: 'It is the only sheet that is shown and holds anything.', certainty: 'certain' };
  const evidence = by === 'header' ? 'Its columns have the most names that are usual.' : 'It is the first.';
  return {
    ...decision,
    evidence: `${evidence} ${others} more hold something.`,
    certainty: by === 'header' ? 'likely' : 'even',
  };
}
