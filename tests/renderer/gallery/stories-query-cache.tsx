import { useState } from 'react';
import type { Bridge, BridgeEvent } from '../../../preload/contract/bridge.ts';
import { failure } from '../../../preload/contract/errors.ts';
import { useDraft } from '../../../renderer/shell/drafts.ts';
import {
  dropQueryCache,
  keepAnswer,
  MOST_ANSWERS,
  markStale,
  queryCache,
} from '../../../renderer/shell/query-cache.ts';
import { useQuery } from '../../../renderer/shell/use-query.ts';
import { View } from '../../../renderer/shell/view.tsx';
import { Button } from '../../../renderer/ui/button.tsx';
import { ErrorState } from '../../../renderer/ui/states.tsx';
import { TextField } from '../../../renderer/ui/text-field.tsx';

let asked = 0;
let broken = false;
/** A bridge that counts how often it is asked, in place of the real one. */
const bridge: Bridge = {
  verbs: {
    'contributions.count': async () => {
      asked += 1;
      if (broken) return { ok: false, error: failure('VAULT_LOCKED') };
      return { ok: true, value: { total: asked, untriaged: 1, atLeast: false, oldestUntriaged: null, longAgo: null } };
    },
  },
  listen: (_listener: (event: BridgeEvent) => void) => () => {},
};
if (window.vigil === undefined) Object.defineProperty(window, 'vigil', { value: bridge });

function Watcher({ name }: { name: string }) {
  const { value, error, loading, refresh } = useQuery(
    'contributions.count',
    { filter: {} },
    { topics: ['contribution'] },
  );
  return (
    <div data-testid={name}>
      {loading ? 'loading' : `answer ${value?.total ?? 'none'}, asked ${asked}`}
      {error === null ? null : <ErrorState failure={error} onRetry={refresh} />}
    </div>
  );
}

/** The query cache on a real IndexedDB, driven by buttons. */
export function QueryCacheStory() {
  const [kept, setKept] = useState('');
  const [second, setSecond] = useState(false);
  const draft = useDraft('story', '');
  return (
    <View title="Working set" padded>
      <Watcher name="first" />
      {second ? <Watcher name="second" /> : null}
      <Button onPress={() => setSecond(true)}>Second view</Button>
      <Button onPress={() => markStale(['contribution:12'])}>Change contribution 12</Button>
      <Button onPress={() => markStale(['investigation:3'])}>Change investigation 3</Button>
      <Button
        onPress={() => {
          broken = true;
          markStale(['contribution']);
        }}
      >
        Break
      </Button>
      <Button
        onPress={async () => {
          for (let index = 0; index < MOST_ANSWERS + 20; index += 1)
            await keepAnswer(`filler ${index}`, index, [], { since: 0, asked: 0 });
          setKept(String(await queryCache.answers.count()));
        }}
      >
        Fill
      </Button>
      <Button
        onPress={async () => {
          await dropQueryCache();
          setKept(String((await queryCache.answers.count()) + (await queryCache.drafts.count())));
        }}
      >
        Drop
      </Button>
      <output data-testid="kept">{kept}</output>
      {draft.ready ? <TextField label="Draft" value={draft.value} onChange={draft.set} /> : null}
    </View>
  );
}
