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
import { catalogue } from './catalogue.ts';

const texts = catalogue.chartScreen;

type Opened = Output<'charts.open'>;

/** What of a chart is drawn, with groups in words. */
export const pictured = (state: ChartState) =>
  pictureOf(state.items, state.links, state.filters, (kind, count) => countedThings(kind, count));

/** A chart that is saved with a case. */
export default function ChartScreen({ route }: ScreenProps<'chart'>) {
  const read = useQuery('charts.open', { id: route.id }, { topics: ['chart'] });
  return (
    <QueryView
      query={read}
      rows={10}
      wayBack={<WayBack to={{ name: 'investigations' }}>{texts.investigations}</WayBack>}
    >
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
          <Link to={{ name: 'investigation', id: opened.investigationId, tab: 'charts' }}>
            {texts.op(opened.operation)}
          </Link>
          <MarkingBadge marking={opened.marking} caveats={opened.caveats} />
          {opened.withdrawn ? <Badge tone="warning">{texts.withdrawn}</Badge> : null}
          {mayChange ? <SavedState saved={saved} /> : <span className="muted">{texts.openToRead}</span>}
        </span>
      }
      actions={
        <>
          {mayChange ? <Button onPress={() => setDialog('details')}>{texts.nameAndNote}</Button> : null}
          <Button
            whyNot={chart.picture.spots.length === 0 ? texts.nothingIsDrawn : null}
            onPress={() => setDialog('export')}
          >
            {texts.export}
          </Button>
          {mayChange ? (
            <Button tone="danger" onPress={() => setDialog('withdraw')}>
              {texts.withdraw}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="link-chart-page">
        {overtaken ? (
          <Banner
            tone="warning"
            title={texts.somebodyElseHasChanged}
            actions={
              <>
                <Button
                  onPress={() => void takeTheirs().then((theirs) => setName({ name: theirs.name, note: theirs.note }))}
                >
                  {texts.showTheirs}
                </Button>
                <Button tone="primary" onPress={() => void keepMine()}>
                  {texts.keepMine}
                </Button>
              </>
            }
          >
            {texts.whatYouChangedSince}
          </Banner>
        ) : null}
        {name.note === '' ? null : <p className="link-chart__note">{name.note}</p>}
        <ChartView name={`chart ${id}`} chart={chart} mayChange={mayChange} />
      </div>
      {dialog === 'details' ? <DetailsDialog id={id} about={name} onSave={setName} onClose={close} /> : null}
      {dialog === 'export' ? (
        <ExportDialog title={name.name} picture={chart.picture} draft={id} onClose={close} />
      ) : null}
      <ConfirmDialog
        title={texts.withdrawThisChart}
        text={texts.itIsNoLonger}
        confirm={texts.withdraw}
        danger
        reason={{ label: texts.reason, draft: `withdraw-link-chart:${id}` }}
        isOpen={dialog === 'withdraw'}
        onConfirm={async (reason) => {
          const done = await submit('charts.withdraw', { id, reason }, texts.chartWithdrawn);
          if (done.ok) {
            toast({ text: texts.chartWithdrawn, undo: () => void call('charts.restore', { id }) });
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
      {saved.state === 'nothing' ? texts.saved : null}
      {saved.state === 'waiting' ? texts.saving : null}
      {saved.state === 'saved' ? (
        <>
          {texts.savedAt}
          <Time at={saved.at} show="clock" />
        </>
      ) : null}
      {saved.state === 'failed' ? texts.notSaved(saved.failure.message, saved.failure.next) : null}
    </span>
  );
}
