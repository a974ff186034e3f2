import { useCallback, useMemo, useState } from 'react';
import { countedThings } from '../../../preload/contract/charts.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Saved } from '../../shell/autosave.ts';
import { call } from '../../shell/client.ts';
import { go, Link } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { pictureOf } from './chart.ts';
import { ChartView } from './chart-view.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { type ChartState, useChart } from './use-chart.ts';
import { type About, itemsOf, useSaving } from './use-saving.ts';
import './chart-view.css';

type Opened = Output<'charts.open'>;

/** What of a chart is drawn, with groups in words. */
export const pictured = (state: ChartState) =>
  pictureOf(state.items, state.links, state.filters, (kind, count) => countedThings(kind, count));

/** A chart that is saved with a case. */
export default function ChartScreen({ route }: ScreenProps<'chart'>) {
  const read = useQuery('charts.open', { id: route.id }, { topics: ['chart'] });
  return (
    <QueryView query={read} rows={10} wayBack={<WayBack to={{ name: 'investigations' }}>Investigations</WayBack>}>
      {(opened) => <SavedChart key={opened.id} opened={opened} />}
    </QueryView>
  );
}

function SavedChart({ opened }: { opened: Opened }) {
  const { id, mayChange } = opened;
  const [initial] = useState(() => ({
    items: itemsOf(opened),
    links: opened.links,
    filters: opened.filters,
    changes: 0,
  }));
  const chart = useChart(initial, pictured);
  const [name, setName] = useState({ name: opened.name, note: opened.note });
  const { filters } = chart.state;
  const about = useMemo<About>(() => ({ ...name, filters }), [name, filters]);
  const { saved, takeTheirs, keepMine } = useSaving(opened, chart, about);
  const [dialog, setDialog] = useState<'details' | 'withdraw' | 'export' | null>(null);
  const close = useCallback(() => setDialog(null), []);
  const overtaken = saved.state === 'failed' && saved.failure.code === 'CHANGED_SINCE';
  return (
    <View
      title={name.name}
      facts={
        <span className="link-chart__facts">
          <Link to={{ name: 'investigation', id: opened.investigationId, tab: 'charts' }}>Op {opened.operation}</Link>
          <MarkingBadge marking={opened.marking} />
          {opened.withdrawn ? <Badge tone="warning">Withdrawn</Badge> : null}
          {mayChange ? <SavedState saved={saved} /> : <span className="muted">Open to read</span>}
        </span>
      }
      actions={
        <>
          {mayChange ? <Button onPress={() => setDialog('details')}>Name and note</Button> : null}
          <Button
            whyNot={chart.picture.spots.length === 0 ? 'Nothing is drawn.' : null}
            onPress={() => setDialog('export')}
          >
            Export…
          </Button>
          {mayChange ? (
            <Button tone="danger" onPress={() => setDialog('withdraw')}>
              Withdraw
            </Button>
          ) : null}
        </>
      }
    >
      {overtaken ? (
        <Banner
          tone="warning"
          title="Somebody else has changed the same on this chart."
          actions={
            <>
              <Button
                onPress={() => void takeTheirs().then((theirs) => setName({ name: theirs.name, note: theirs.note }))}
              >
                Show theirs
              </Button>
              <Button tone="primary" onPress={() => void keepMine()}>
                Keep mine
              </Button>
            </>
          }
        >
          What you changed since is not saved yet.
        </Banner>
      ) : null}
      {name.note === '' ? null : <p className="link-chart__note">{name.note}</p>}
      <ChartView name={`chart ${id}`} chart={chart} mayChange={mayChange} />
      {dialog === 'details' ? <DetailsDialog id={id} about={name} onSave={setName} onClose={close} /> : null}
      {dialog === 'export' ? (
        <ExportDialog title={name.name} picture={chart.picture} draft={id} onClose={close} />
      ) : null}
      <ConfirmDialog
        title="Withdraw this chart"
        text="It is no longer listed with the case. It can be restored from the list of withdrawn charts."
        confirm="Withdraw"
        danger
        reason={{ label: 'Reason', draft: `withdraw-link-chart:${id}` }}
        isOpen={dialog === 'withdraw'}
        onConfirm={async (reason) => {
          const done = await submit('charts.withdraw', { id, reason }, 'Chart withdrawn.');
          if (done.ok) {
            toast({ text: 'Chart withdrawn.', undo: () => void call('charts.restore', { id }) });
            go({ name: 'investigation', id: opened.investigationId, tab: 'charts' });
          }
          return done;
        }}
        onClose={close}
      />
    </View>
  );
}

function SavedState({ saved }: { saved: Saved }) {
  return (
    <span className="muted" role="status">
      {saved.state === 'nothing' ? 'Saved' : null}
      {saved.state === 'waiting' ? 'Saving…' : null}
      {saved.state === 'saved' ? (
        <>
          Saved <Time at={saved.at} show="clock" />
        </>
      ) : null}
      {saved.state === 'failed' ? `Not saved. ${saved.failure.message} ${saved.failure.next}` : null}
    </span>
  );
}
