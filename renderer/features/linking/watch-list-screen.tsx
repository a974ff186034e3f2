import { BellRing, Eye, Plus, X } from 'lucide-react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { attempt, submit } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FormFields } from '../../ui/form.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import './watch-list.css';

type Watched = Output<'linking.watchList'>['watched'][number];

/** What this person wants to be told of, and what was found of it. */
export default function WatchListScreen() {
  const read = useQuery('linking.watchList', {}, { topics: ['watch', 'contribution'] });
  return (
    <View
      title="Watch-list"
      facts={
        read.value === undefined || read.value.watched.length === 0
          ? 'Visible only to you'
          : `${read.value.watched.length} watched, visible only to you`
      }
    >
      <Sections>
        <AddWatch />
        <QueryView query={read} rows={6}>
          {({ watched }) =>
            watched.length === 0 ? (
              <EmptyState icon={<BellRing aria-hidden="true" />} title="Nothing on your watch-list">
                A number, a plate, a web address or some words: you are notified of every contribution that contains
                them, and of a full name also under other spellings.
              </EmptyState>
            ) : (
              watched.map((one) => <WatchedOne key={one.id} one={one} />)
            )
          }
        </QueryView>
      </Sections>
    </View>
  );
}

function AddWatch() {
  const form = useForm({
    initial: { text: '', why: '' },
    draft: 'watch',
    check: ({ text }) => ({ text: text.trim().length < 3 && 'Write a number, a plate or words of three letters.' }),
    refused: () => ({
      text: 'There is nothing in this to look for. Write a number, a plate or words of three letters.',
    }),
    send: ({ text, why }) =>
      submit('linking.watch', { text: text.trim(), why: why.trim() }, `Watching ${text.trim()}.`),
  });
  return (
    <FormFields form={form}>
      <div className="watch__add">
        <TextField
          label="Watch for"
          placeholder="A number, a plate, words"
          {...form.field('text')}
          isRequired
          maxLength={200}
        />
        <TextField label="Why" {...form.field('why')} maxLength={200} />
        <Button tone="primary" type="submit" icon={<Plus />}>
          Watch
        </Button>
      </div>
    </FormFields>
  );
}

function WatchedOne({ one }: { one: Watched }) {
  const seen = () => void attempt('linking.watchSeen', { id: one.id });
  const stop = async () => {
    if ((await attempt('linking.unwatch', { id: one.id })) === undefined) return;
    const again = () => void attempt('linking.watch', { text: one.text, why: one.why });
    toast({ text: `${one.text} is no longer on your watch-list.`, undo: again });
  };
  return (
    <Section
      title={one.text}
      label={`Watching: ${one.text}`}
      facts={
        <>
          <Badge>{one.kind === null ? 'Words' : label(one.kind)}</Badge>
          {one.fresh === 0 ? null : <Badge tone="warning">{one.fresh} new</Badge>}
          <span className="muted">
            {one.why === '' ? '' : `${one.why} · `}since <Time at={one.addedAt} show="date" />
          </span>
        </>
      }
      actions={
        <Cluster>
          {one.fresh === 0 ? null : (
            <Button size="small" icon={<Eye />} onPress={seen}>
              Seen
            </Button>
          )}
          <Button size="small" tone="quiet" icon={<X />} onPress={stop}>
            Stop watching
          </Button>
        </Cluster>
      }
    >
      {one.finds.length === 0 ? (
        <p className="muted">No matches that you can see.</p>
      ) : (
        <RecordList>
          {one.finds.map((find) => (
            <li key={find.contributionId}>
              <Line
                end={
                  <span className="muted">
                    <Time at={find.receivedAt} show="age" precision={find.receivedPrecision} />
                  </span>
                }
              >
                <Link to={{ name: 'queue', id: find.contributionId }}>{find.reference}</Link>
                {find.fresh ? <Badge tone="warning">New</Badge> : null}
                <StateBadge state={find.state} />
                {find.spelt === undefined ? null : <Badge tone="violet">Spelt {find.spelt} there</Badge>}
                <span className="watch__excerpt">{find.excerpt}</span>
              </Line>
            </li>
          ))}
        </RecordList>
      )}
      {one.more ? <p className="muted">The latest 20 are shown; search finds them all.</p> : null}
    </Section>
  );
}
