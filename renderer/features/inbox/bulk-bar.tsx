import { Clock } from 'lucide-react';
import type { InboxItem, InboxScope } from '../../../preload/contract/inbox.ts';
import { save } from '../../shell/save.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster, Line } from '../../ui/line.tsx';
import { catalogue } from './catalogue.ts';
import { keyOf, pairsOf } from './pair.ts';

const texts = catalogue.bulkBar;

/** A verb takes a hundred at a time. */
export const mostAtOnce = 100;

export async function acknowledge(items: readonly InboxItem[]): Promise<void> {
  const some = items.slice(0, mostAtOnce);
  await save('inbox.seen', { reached: pairsOf(some) }, texts.markedAsSeen(countOf(some.length, 'item')));
}

/** What is done with all that are ticked. */
export function BulkBar(props: {
  items: readonly InboxItem[];
  ticked: readonly InboxItem[];
  scope: InboxScope;
  onTick: (keys: readonly string[]) => void;
  onPutOff: (items: readonly InboxItem[]) => void;
}) {
  const { items, ticked, scope, onTick, onPutOff } = props;
  const all = ticked.length === items.length;
  const whyNot = ticked.length === 0 ? texts.tickSomethingFirst : null;
  const bring = async () => {
    await save('inbox.snooze', { reached: pairsOf(ticked.slice(0, mostAtOnce)), until: null }, texts.broughtBack);
    onTick([]);
  };
  return (
    <Line
      end={
        <Cluster>
          <Button
            size="small"
            keys="S"
            whyNot={whyNot}
            onPress={async () => {
              await acknowledge(ticked);
              onTick([]);
            }}
          >
            {texts.markAsSeen}
          </Button>
          {scope === 'snoozed' ? (
            <Button size="small" whyNot={whyNot} onPress={bring}>
              {texts.bringBack}
            </Button>
          ) : scope === 'mine' ? (
            <Button size="small" keys="Z" icon={<Clock />} whyNot={whyNot} onPress={() => onPutOff(ticked)}>
              {texts.putOff}
            </Button>
          ) : null}
        </Cluster>
      }
    >
      <Checkbox
        isSelected={all}
        isIndeterminate={!all && ticked.length > 0}
        onChange={(on) => onTick(on ? items.map(keyOf) : [])}
      >
        {ticked.length === 0 ? texts.tickAllThatAre : texts.ticked(ticked.length)}
      </Checkbox>
    </Line>
  );
}
