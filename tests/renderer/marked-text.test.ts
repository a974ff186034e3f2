import { expect, it } from 'vitest';
import { pieces, withReasons } from '../../renderer/features/contributions/marked-text.tsx';

const text = 'Seen at Saltgate Market Hall with TX21 ABC';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const plate = { kind: 'vrm' as const, value: 'TX21ABC', text: 'TX21 ABC', ...at('TX21 ABC') };
const reason = (words: string) => ({
  kind: 'organisation' as const,
  value: words.toLowerCase(),
  tipText: words,
  ...at(words),
  caseText: words,
  subjectName: null,
  strength: 'weak' as const,
  common: 1,
});
const marked = (found: readonly (typeof plate)[], reasons: ReturnType<typeof reason>[]) =>
  pieces(text, withReasons(found, [{ reasons }])).flatMap((piece) => (piece.found === null ? [] : [piece.text]));

it('every passage that is a reason is marked, although nobody would look it up', () => {
  expect(marked([plate], [])).toEqual(['TX21 ABC']);
  expect(marked([plate], [reason('Saltgate Market Hall')])).toEqual(['Saltgate Market Hall', 'TX21 ABC']);
});

it('passages that overlap are marked as one', () => {
  expect(marked([plate], [reason('Saltgate'), reason('Saltgate Market'), reason('Market Hall')])).toEqual([
    'Saltgate Market Hall',
    'TX21 ABC',
  ]);
});
