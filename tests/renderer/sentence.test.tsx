/** Sentences that stand whole in a catalogue, with elements in their places. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../renderer/ui/sentence.tsx';

describe('a sentence with elements in it', () => {
  it('has each in its place, and every blank and stop as the catalogue has it', () => {
    const said = sentence('Proposed by {by}, {at}.', { by: 'P. Shah', at: <time>14 Mar 2026</time> });
    expect(renderToStaticMarkup(said)).toBe('Proposed by P. Shah, <time>14 Mar 2026</time>.');
  });

  it('may begin and end with one, and leave one empty', () => {
    const said = sentence('{from} to {to}{more}', { from: <b>1 March</b>, to: <b>31 March</b>, more: '' });
    expect(renderToStaticMarkup(said)).toBe('<b>1 March</b> to <b>31 March</b>');
  });

  it('says what is put in as it is, whatever it contains', () => {
    expect(renderToStaticMarkup(sentence('Written {there}', { there: '{by} <mark>' }))).toBe(
      'Written {by} &lt;mark&gt;',
    );
  });
});
