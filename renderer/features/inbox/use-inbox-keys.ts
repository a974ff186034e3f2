import { useEffect, useMemo, useRef } from 'react';
import type { InboxItem, InboxScope } from '../../../preload/contract/inbox.ts';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import type { Answering } from './answer-dialog.tsx';
import { acknowledge } from './bulk-bar.tsx';
import { catalogue } from './catalogue.ts';
import { accept } from './inbox-row.tsx';
import { keyOf } from './pair.ts';

const texts = catalogue.useInboxKeys;

interface Held {
  items: readonly InboxItem[];
  ticked: readonly InboxItem[];
  scope: InboxScope;
  onAnswer: (answering: Answering) => void;
  onPutOff: (items: readonly InboxItem[]) => void;
  onDone: () => void;
}

/** The row that has the focus, or the first one. */
function focused(items: readonly InboxItem[]): InboxItem | undefined {
  const row = document.activeElement?.closest('[data-inbox]')?.getAttribute('data-inbox');
  return items.find((item) => keyOf(item) === row) ?? items[0];
}

const group = texts.inbox;

/** Answers by one key each, about the row that has the focus; marking as seen and putting off take all that are ticked. */
export function useInboxKeys(held: Held): void {
  const answers = useCan('inbox.answer');
  const latest = useRef(held);
  useEffect(() => {
    latest.current = held;
  });
  const shortcuts = useMemo<Shortcut[]>(() => {
    const one = (act: (item: InboxItem) => void) => () => {
      const { items, scope } = latest.current;
      const item = focused(items);
      if (item !== undefined && scope !== 'sent') act(item);
    };
    const seen = () => {
      const { items, ticked, scope, onDone } = latest.current;
      const row = focused(items);
      const some = ticked.length > 0 ? ticked : row === undefined ? [] : [row];
      const theirs = scope === 'sent' || (scope === 'overdue' && !answers);
      if (some.length > 0 && !theirs) void acknowledge(some).then(onDone);
    };
    const putOff = () => {
      const { items, ticked, scope, onPutOff } = latest.current;
      const row = focused(items);
      const some = ticked.length > 0 ? ticked : row === undefined ? [] : [row];
      if (some.length > 0 && scope === 'mine') onPutOff(some);
    };
    return [
      { keys: 'Z', description: texts.putOff, group, run: putOff },
      { keys: 'S', description: texts.markAsSeen, group, run: seen },
      ...(answers
        ? [
            { keys: 'A', description: texts.accept, group, run: one((item) => void accept(item)) },
            {
              keys: 'R',
              description: texts.returnToIntake,
              group,
              run: one((item) => latest.current.onAnswer({ ...item, outcome: 'returned' })),
            },
            {
              keys: 'X',
              description: texts.disagree,
              group,
              run: one((item) => latest.current.onAnswer({ ...item, outcome: 'disagreed' })),
            },
          ]
        : []),
    ];
  }, [answers]);
  useShortcuts(shortcuts);
}
