import { BellRing, Eye, Plus, X } from 'lucide-react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { attempt, submit } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FormFields, FormLine } from '../../ui/form.tsx';
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
import { catalogue } from './catalogue.ts';

const texts = catalogue.watchListScreen;

type Watched = Output<'linking.watchList'>['watched'][number];

/** What this person wants to be told of, and what was found of it. */
export default function WatchListScreen() {
  const read = useQuery('linking.watchList', {}, { topics: ['watch', 'contribution', 'inbox'] });
  return (
    <View
      title={texts.watchList}
      facts={
        read.value === undefined || read.value.watched.length === 0
          ? texts.visibleOnlyToYou
          : texts.watchedVisibleOnlyTo(read.value.watched.length)
      }
    >
      <Sections>
        <AddWatch />
        <QueryView query={read} rows={6}>
          {({ watched }) =>
            watched.length === 0 ? (
              <EmptyState icon={<BellRing aria-hidden="true" />} title={texts.nothingOnYourWatch}>
                {texts.aNumberAPlate}
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
    check: ({ text }) => ({ text: text.trim().length < 3 && texts.writeANumberA }),
    refused: () => ({
      text: texts.thereIsNothingIn,
    }),
    send: ({ text, why }) =>
      submit('linking.watch', { text: text.trim(), why: why.trim() }, texts.watchingToast(text.trim())),
  });
  return (
    <FormFields form={form}>
      <FormLine columns="watch__add">
        <TextField
          label={texts.watchFor}
          placeholder={texts.aNumberAPlateWords}
          {...form.field('text')}
          isRequired
          maxLength={200}
        />
        <TextField label={texts.why} {...form.field('why')} maxLength={200} />
        <Button tone="primary" type="submit" icon={<Plus />}>
          {texts.watch}
        </Button>
      </FormLine>
    </FormFields>
  );
}

function WatchedOne({ one }: { one: Watched }) {
  const seen = () => void attempt('linking.watchSeen', { id: one.id });
  const stop = async () => {
    if ((await attempt('linking.unwatch', { id: one.id })) === undefined) return;
    const again = () => void attempt('linking.watch', { text: one.text, why: one.why });
    toast({ text: texts.isNoLongerOn(one.text), undo: again });
  };
  return (
    <Section
      title={one.text}
      label={texts.watching(one.text)}
      facts={
        <>
          <Badge>{one.kind === null ? texts.words : label(one.kind)}</Badge>
          {one.fresh === 0 ? null : <Badge tone="warning">{texts.newFinds(one.fresh)}</Badge>}
          <span className="muted">
            {texts.since(one.why === '' ? '' : `${one.why} · `)}
            <Time at={one.addedAt} show="date" />
          </span>
        </>
      }
      actions={
        <Cluster>
          {one.fresh === 0 ? null : (
            <Button size="small" icon={<Eye />} onPress={seen}>
              {texts.seen}
            </Button>
          )}
          <Button size="small" tone="quiet" icon={<X />} onPress={stop}>
            {texts.stopWatching}
          </Button>
        </Cluster>
      }
    >
      {one.finds.length === 0 ? (
        <p className="muted">{texts.noMatchesThatYou}</p>
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
                {find.fresh ? <Badge tone="warning">{texts.new}</Badge> : null}
                <StateBadge state={find.state} />
                {find.spelt === undefined ? null : <Badge tone="violet">{texts.speltThere(find.spelt)}</Badge>}
                <span className="watch__excerpt">{find.excerpt}</span>
              </Line>
            </li>
          ))}
        </RecordList>
      )}
      {one.more ? <p className="muted">{texts.theLatest20Are}</p> : null}
    </Section>
  );
}
