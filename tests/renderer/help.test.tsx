/** Finding in the help: what an officer types in the words they have, and what is there for each place. */
import { describe, expect, it } from 'vitest';
import { findArticles, sentenceWith, textOf, weight } from '../../renderer/features/help/find-articles.ts';
import { helpBodies } from '../../renderer/features/help/help-bodies.tsx';
import { helpArticles } from '../../renderer/shell/help-articles.ts';
import { fromHash, toHash } from '../../renderer/shell/routes.ts';

const searched = helpArticles.map((article) => ({ ...article, text: textOf(helpBodies[article.id]) }));
const found = (typed: string) => findArticles(searched, typed).map(({ id }) => id);

describe('the help', () => {
  it('finds nothing for what it has no words for, and says so by being empty', () => {
    expect(found('helicopter')).toEqual([]);
    expect(found('chart helicopter')).toEqual([]);
    expect(sentenceWith('One. Two.', 'three')).toBeNull();
  });

  it.each([
    ['nfa', 'closing-with-care'],
    ['network', 'link-charts'],
    ['duplicate', 'earlier-reports'],
    ['NDM', 'actions-decisions-and-notes'],
    ['wrong record', 'mistakes'],
    ['snooze', 'the-days-work'],
    ['docx', 'briefs-prints-and-word-files'],
    ['ocr', 'documents-and-exhibits'],
    ['reliable source', '3x5x2-grading'],
  ])('finds by the words that somebody has: %s', (typed, id) => {
    expect(found(typed)).toContain(id);
  });

  it('goes by the title first, in whatever case, and gives every article where nothing is typed', () => {
    expect(found('link CHARTS')[0]).toBe('link-charts');
    expect(found('  ')).toEqual(helpArticles.map(({ id }) => id));
  });

  it('shows the sentence in which it was found', () => {
    const chart = searched.find(({ id }) => id === 'link-charts');
    expect(sentenceWith(chart?.text ?? '', 'shortest')).toContain('looks for the shortest ways');
  });

  it('meets a typographic apostrophe with the one that is typed', () => {
    expect(weight({ title: 'The day’s work', words: '', text: '' }, "day's")).toBeGreaterThan(0);
  });

  it('has words in every article, and an address for each that leads back to it', () => {
    for (const { id, text } of searched) {
      expect(text.length, id).toBeGreaterThan(150);
      const route = { name: 'help', article: id } as const;
      expect(fromHash(toHash(route))).toEqual(route);
    }
    expect(fromHash('#/help')).toEqual({ name: 'help', article: null });
    expect(fromHash('#/help/nothing-like-it')).toBeNull();
  });
});
