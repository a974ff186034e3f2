import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RecordList } from '../../renderer/ui/record-list.tsx';

const drawn = (n: number, most?: number) => {
  const children = Array.from({ length: n }, (_, at) => createElement('li', { key: at }, `record ${at}`));
  const list = { empty: 'None.', children, ...(most === undefined ? {} : { most }) };
  return renderToStaticMarkup(createElement(RecordList, list));
};
const shown = (markup: string) => markup.match(/<li/g)?.length ?? 0;

describe('a list of records', () => {
  it('says that there are none', () => expect(drawn(0, 20)).toContain('None.'));

  it('shows all where they are few, without a way to more', () => {
    expect(shown(drawn(20, 20))).toBe(20);
    expect(drawn(20, 20)).not.toContain('Show all');
    expect(shown(drawn(300))).toBe(300);
  });

  it('shows the first of many, and how many there are', () => {
    expect(shown(drawn(300, 20))).toBe(20);
    expect(drawn(300, 20)).toContain('Show all');
    expect(drawn(300, 20)).toContain('300');
  });
});
