import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ListField } from './rule-fields.ts';
import { type Item, itemProblem } from './rule-typed.ts';
import './rules.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.listEditor;

function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** Things in an order: each is worded, moved up and down and withdrawn by keyboard, and the focus stays with the one that was moved. */
export function ListEditor(props: {
  list: ListField;
  items: readonly Item[];
  checked: boolean;
  onChange: (items: Item[]) => void;
}) {
  const { list, items, checked, onChange } = props;
  const box = useRef<HTMLOListElement>(null);
  const focus = (at: number, what: string) =>
    setTimeout(() => {
      const row = box.current?.children[at];
      const wanted = row?.querySelector<HTMLElement>(what) ?? row?.querySelector<HTMLElement>('input');
      wanted?.focus();
    });
  const change = (at: number, part: Partial<Item>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)));
  const move = (from: number, to: number) => {
    onChange(moved(items, from, to));
    focus(to, `[data-move="${to < from ? 'up' : 'down'}"] button`);
  };
  const withdraw = (at: number) => {
    onChange(items.filter((_, index) => index !== at));
    focus(Math.min(at, items.length - 2), 'input');
  };
  const add = () => {
    onChange([...items, { key: '', short: '', long: '' }]);
    focus(items.length, 'input');
  };
  return (
    <div className="list-editor">
      <ol className="list-editor__items" ref={box} aria-label={list.label}>
        {items.map((item, at) => {
          const problem = checked ? itemProblem(list, item) : null;
          const name = item.short.trim() === '' ? `${list.one} ${at + 1}` : item.short.trim();
          return (
            // New ones have no key of their own yet, and places are all that tells them apart.
            <li key={item.key === '' ? `new-${at}` : item.key} className="list-editor__item">
              <span className="list-editor__fields" data-long={list.long !== null}>
                <TextField
                  label=""
                  aria-label={texts.of(list.short.label, list.one, at + 1)}
                  value={item.short}
                  onChange={(short) => change(at, { short })}
                  error={problem}
                />
                {list.long === null ? null : (
                  <TextField
                    label=""
                    aria-label={`${list.long.label}, ${list.one} ${at + 1}`}
                    value={item.long}
                    onChange={(long) => change(at, { long })}
                  />
                )}
              </span>
              <span data-move="up" className="list-editor__move">
                {at === 0 ? null : (
                  <IconButton size="small" label={texts.moveUp(name)} onPress={() => move(at, at - 1)}>
                    <ArrowUp />
                  </IconButton>
                )}
              </span>
              <span data-move="down" className="list-editor__move">
                {at === items.length - 1 ? null : (
                  <IconButton size="small" label={texts.moveDown(name)} onPress={() => move(at, at + 1)}>
                    <ArrowDown />
                  </IconButton>
                )}
              </span>
              <IconButton size="small" label={texts.withdraw(name)} onPress={() => withdraw(at)}>
                <X />
              </IconButton>
            </li>
          );
        })}
      </ol>
      <Button size="small" icon={<Plus />} onPress={add}>
        {texts.addA(list.one)}
      </Button>
    </div>
  );
}
