import { useState } from 'react';
import type { WatchMatch } from '../../../preload/contract/linking.ts';
import { Link } from '../../shell/router.tsx';
import { attempt, save, submit } from '../../shell/save.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Badge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { countOf } from '../../ui/figures.ts';
import { Cluster, Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';

const keyOf = ({ watchId, contributionId }: WatchMatch) => `${watchId} ${contributionId}`;
const pairOf = ({ watchId, contributionId }: WatchMatch) => ({ watchId, contributionId });
/** A verb takes a hundred at a time. */
const mostAtOnce = 100;

const bringBack = (matches: ReturnType<typeof pairOf>[]) =>
  void save('linking.settleWatchMatches', { matches, outcome: null }, 'Brought back.');

/** What has come in for one's own watch-list: delivered, seen, and settled by what one did about it. */
export function WatchMatchesSection() {
  const { pages, ended, loadMore } = usePages('linking.watchMatches', { limit: 50 }, ['watch', 'contribution']);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [acting, setActing] = useState(false);
  const all = pages.flatMap((page) => page.matches);
  if (all.length === 0) return null;
  const ticked = all.filter((one) => picked.includes(keyOf(one)));
  const chosen = ticked.slice(0, mostAtOnce).map(pairOf);
  const whyNot = ticked.length === 0 ? 'Tick something first.' : null;
  const nothingToDo = async () => {
    const done = await attempt('linking.settleWatchMatches', { matches: chosen, outcome: 'nothing_to_do' });
    if (done === undefined) return;
    setPicked([]);
    toast({
      text: `Nothing to do about ${countOf(chosen.length, 'match', 'matches')}.`,
      undo: () => bringBack(chosen),
    });
  };
  return (
    <Section title="Watch-list matches" actions={<Link to={{ name: 'watch-list' }}>Watch-list</Link>}>
      <Line
        end={
          <Cluster>
            <Button size="small" whyNot={whyNot} onPress={nothingToDo}>
              Nothing to do
            </Button>
            <Button size="small" whyNot={whyNot} onPress={() => setActing(true)}>
              Acted on…
            </Button>
          </Cluster>
        }
      >
        <Checkbox
          isSelected={ticked.length === all.length}
          isIndeterminate={ticked.length > 0 && ticked.length < all.length}
          onChange={(on) => setPicked(on ? all.map(keyOf) : [])}
        >
          {ticked.length === 0 ? 'Tick all that are shown' : `${ticked.length} ticked`}
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
      {ended ? null : (
        <Button size="small" onPress={loadMore}>
          Show more
        </Button>
      )}
      <ConfirmDialog
        title={`Acted on ${countOf(chosen.length, 'match', 'matches')}`}
        text="It leaves your list. What you write is kept for you alone."
        confirm="Record"
        reason={{ label: 'What you did', draft: 'watch-match', missing: 'Say what you did.' }}
        isOpen={acting}
        onConfirm={async (note) => {
          const result = await submit(
            'linking.settleWatchMatches',
            { matches: chosen, outcome: 'acted', note },
            `${countOf(chosen.length, 'match', 'matches')} acted on.`,
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
            delivered <Time at={one.at} show="ago" />
          </span>
        }
      >
        <Checkbox isSelected={picked} onChange={onPick}>
          <span className="visually-hidden">
            Tick {one.reference}, {one.watching}
          </span>
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
        {one.seenAt === null ? <Badge tone="warning">Not yet seen</Badge> : <Badge tone="info">Seen</Badge>}
        {one.immediateRisk ? <Badge tone="danger">Immediate risk</Badge> : null}
        <StateBadge state={one.state} />
        <LineText>{one.excerpt}</LineText>
      </Line>
      <span className="muted">Watched for because: {one.why}</span>
    </li>
  );
}
