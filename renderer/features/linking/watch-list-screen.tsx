import { BellRing, Eye, Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/words.ts';
import { call, failureOf } from '../../shell/client.ts';
import { Link } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import '../investigations/investigations.css';
import './watch-list.css';

type Watched = Output<'linking.watchList'>['watched'][number];

function tell(thrown: unknown): void {
  const { message, next } = failureOf(thrown);
  toast({ tone: 'problem', text: message, next });
}

/** What this person wants to be told of, and what was found of it. */
export default function WatchListScreen() {
  const read = useQuery('linking.watchList', {}, { topics: ['watch', 'contribution'] });
  return (
    <View
      title="Watch-list"
      facts={read.value === undefined ? null : `${read.value.watched.length} watched for, seen by you alone`}
    >
      <div className="case">
        <AddWatch />
        {read.error !== null ? (
          <ErrorState failure={read.error} onRetry={read.refresh} />
        ) : read.value === undefined ? (
          <Skeleton rows={6} />
        ) : read.value.watched.length === 0 ? (
          <EmptyState icon={<BellRing aria-hidden="true" />} title="Nothing is watched for">
            A number, a plate, an address of the web or some words: whatever comes in and holds them is told to you.
          </EmptyState>
        ) : (
          read.value.watched.map((one) => <WatchedOne key={one.id} one={one} />)
        )}
      </div>
    </View>
  );
}

function AddWatch() {
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await call('linking.watch', { text: text.trim(), why: why.trim() });
      toast({ text: `You will be told of ${text.trim()}.` });
      setText('');
      setWhy('');
    } catch (thrown) {
      tell(thrown);
    }
  };
  return (
    <form className="watch__add" onSubmit={add}>
      <TextField
        label="Watch for"
        placeholder="A number, a plate, words"
        value={text}
        onChange={setText}
        maxLength={200}
      />
      <TextField label="Why" value={why} onChange={setWhy} maxLength={200} />
      <Button tone="primary" type="submit" icon={<Plus />} isDisabled={text.trim().length < 3}>
        Watch
      </Button>
    </form>
  );
}

function WatchedOne({ one }: { one: Watched }) {
  const seen = () => call('linking.watchSeen', { id: one.id }).catch(tell);
  const stop = async () => {
    try {
      await call('linking.unwatch', { id: one.id });
      const again = () => void call('linking.watch', { text: one.text, why: one.why }).catch(tell);
      toast({ text: `${one.text} is no longer watched for.`, undo: again });
    } catch (thrown) {
      tell(thrown);
    }
  };
  return (
    <section className="case__section" aria-label={`Watched for: ${one.text}`}>
      <div className="watch__head">
        <h2>{one.text}</h2>
        <Badge>{one.kind === null ? 'Words' : label(one.kind)}</Badge>
        {one.fresh === 0 ? null : <Badge tone="warning">{one.fresh} new</Badge>}
        <span className="muted">
          {one.why === '' ? '' : `${one.why} · `}since <Time at={one.addedAt} show="date" />
        </span>
        <span className="watch__buttons">
          {one.fresh === 0 ? null : (
            <Button size="small" icon={<Eye />} onPress={seen}>
              Seen
            </Button>
          )}
          <Button size="small" tone="quiet" icon={<X />} onPress={stop}>
            Stop watching
          </Button>
        </span>
      </div>
      {one.finds.length === 0 ? (
        <p className="muted">Nothing that you may see holds it.</p>
      ) : (
        <ul className="case__list">
          {one.finds.map((find) => (
            <li key={find.contributionId}>
              <span className="case__line">
                <Link to={{ name: 'queue', id: find.contributionId }}>{find.reference}</Link>
                {find.fresh ? <Badge tone="warning">New</Badge> : null}
                <StateBadge state={find.state} />
                <span className="watch__gist">{find.gist}</span>
                <span className="muted case__push">
                  <Time at={find.receivedAt} show="age" />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {one.more ? <p className="muted">The last 20 are shown; the search finds them all.</p> : null}
    </section>
  );
}
