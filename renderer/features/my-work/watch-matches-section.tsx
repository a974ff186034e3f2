import { useState } from 'react';
import type { WatchMatch } from '../../../preload/contract/watch-matches.ts';
import { Link } from '../../shell/router.tsx';
import { attempt, save, submit } from '../../shell/save.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Badge, CaveatBadges, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster, Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';

const texts = catalogue.watchMatchesSection;

const keyOf = ({ watchId, contributionId }: WatchMatch) => `${watchId} ${contributionId}`;
const pairOf = ({ watchId, contributionId }: WatchMatch) => ({ watchId, contributionId });
/** A verb takes a hundred at a time. */
const mostAtOnce = 100;

const bringBack = (matches: ReturnType<typeof pairOf>[]) =>
  void save('linking.settleWatchMatches', { matches, outcome: null }, texts.broughtBack);

/** What has come in for one's own watch-list: delivered, seen, and settled by what one did about it. */
export function WatchMatchesSection() {
  const { pages, ended, loadMore } = usePages('linking.watchMatches', { limit: 50 }, ['watch', 'contribution']);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [acting, setActing] = useState(false);
  const all = pages.flatMap((page) => page.matches);
  if (all.length === 0) return null;
  const ticked = all.filter((one) => picked.includes(keyOf(one)));
  const chosen = ticked.slice(0, mostAtOnce).map(pairOf);
  const whyNot = ticked.length === 0 ? texts.tickSomethingFirst : null;
  const nothingToDo = async () => {
    const done = await attempt('linking.settleWatchMatches', { matches: chosen, outcome: 'nothing_to_do' });
    if (done === undefined) return;
    setPicked([]);
    toast({
      text: texts.nothingToDoAbout(countOf(chosen.length, 'match', 'matches')),
      undo: () => bringBack(chosen),
    });
  };
  return (
    <Section title={texts.watchListMatches} actions={<Link to={{ name: 'watch-list' }}>{texts.watchList}</Link>}>
      <Line
        end={
          <Cluster>
            <Button size="small" whyNot={whyNot} onPress={nothingToDo}>
              {texts.nothingToDo}
            </Button>
            <Button size="small" whyNot={whyNot} onPress={() => setActing(true)}>
              {texts.actedOn}
            </Button>
          </Cluster>
        }
      >
        <Checkbox
          isSelected={ticked.length === all.length}
          isIndeterminate={ticked.length > 0 && ticked.length < all.length}
          onChange={(on) => setPicked(on ? all.map(keyOf) : [])}
        >
          {ticked.length === 0 ? texts.tickAllThatAre : texts.ticked(ticked.length)}
        </Checkbox>
      </Line>
      <RecordList>
        {all.map((one) => (
          <MatchLine
            key={keyOf(one)}
            one={one}
            picked={picked.includes(keyOf(one))}
            onPick={(on) => setPicked(on ? [...picked, keyOf(one)] : picked.filter((key) => key !== keyOf(one)))}
          />
        ))}
      </RecordList>
      <More ended={ended} onPress={loadMore} />
      <ConfirmDialog
        title={texts.actedOn2(countOf(chosen.length, 'match', 'matches'))}
        text={texts.itLeavesYourList}
        confirm={texts.record}
        reason={{ label: texts.whatYouDid, draft: 'watch-match', missing: texts.sayWhatYouDid }}
        isOpen={acting}
        onConfirm={async (note) => {
          const result = await submit(
            'linking.settleWatchMatches',
            { matches: chosen, outcome: 'acted', note },
            texts.actedOn3(countOf(chosen.length, 'match', 'matches')),
          );
          if (result.ok) setPicked([]);
          return result;
        }}
        onClose={() => setActing(false)}
      />
    </Section>
  );
}

function MatchLine(props: { one: WatchMatch; picked: boolean; onPick: (on: boolean) => void }) {
  const { one, picked, onPick } = props;
  return (
    <li>
      <Line
        end={
          <span className="muted">
            {texts.delivered}
            <Time at={one.at} show="ago" />
          </span>
        }
      >
        <Checkbox isSelected={picked} onChange={onPick}>
          <span className="visually-hidden">{texts.tick(one.reference, one.watching)}</span>
        </Checkbox>
        <Link
          to={{ name: 'queue', id: one.contributionId }}
          onClick={() => {
            if (one.seenAt === null) void attempt('linking.watchMatchesSeen', { matches: [pairOf(one)] });
          }}
        >
          {one.reference}
        </Link>
        <strong>{one.watching}</strong>
        {one.seenAt === null ? (
          <Badge tone="warning">{texts.notYetSeen}</Badge>
        ) : (
          <Badge tone="info">{texts.seen}</Badge>
        )}
        {one.immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
        <StateBadge state={one.state} />
        <CaveatBadges caveats={one.caveats} />
        <LineText>{one.excerpt}</LineText>
      </Line>
      <span className="muted">{texts.watchedForBecause(one.why)}</span>
    </li>
  );
}
