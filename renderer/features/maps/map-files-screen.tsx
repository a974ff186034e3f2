import { Upload } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { call, failureOf } from '../../shell/client.ts';
import { save, submit, tellFailure } from '../../shell/save.ts';
import { useTask } from '../../shell/task.ts';
import { usePages } from '../../shell/use-pages.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/figures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { Progress } from '../../ui/progress.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import './map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.mapFilesScreen;

type MapFile = Output<'maps.files'>['files'][number];
type Chosen = { token: string; name: string; size: number; kind: MapFile['kind'] };

const megabytes = (bytes: number) =>
  bytes < 104_858
    ? texts.kb(Math.ceil(bytes / 1024))
    : texts.mb((bytes / 1_048_576).toLocaleString('en-GB', { maximumFractionDigits: bytes < 10_485_760 ? 1 : 0 }));

/** The maps that places are drawn on, and the gazetteers that they are named by. */
export default function MapFilesScreen() {
  const list = usePages('maps.files', { limit: 50 }, ['map-file']);
  const load = useTask('maps.loadFile');
  const renew = useTask('maps.renewPoints');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [withdrawing, setWithdrawing] = useState<MapFile | null>(null);
  const files = list.pages.flatMap((page) => page.files);
  const due = list.pages[0]?.renewalDue === true;
  const choose = async (kind: MapFile['kind']) => {
    try {
      const file = await call('host.chooseFile', { purpose: kind });
      if (file !== null) setChosen({ ...file, kind });
    } catch (thrown) {
      tellFailure(failureOf(thrown));
    }
  };
  const busy = load.progress.state === 'running' || renew.progress.state === 'running';
  const whyNot = busy ? texts.somethingIsBeingLoaded : null;
  const running = [load, renew].find(({ progress }) => progress.state === 'running');
  return (
    <View
      title={texts.mapsAndGazetteers}
      actions={
        <>
          <Button icon={<Upload aria-hidden="true" />} whyNot={whyNot} onPress={() => choose('tiles')}>
            {texts.loadAMap}
          </Button>
          <Button icon={<Upload aria-hidden="true" />} whyNot={whyNot} onPress={() => choose('gazetteer')}>
            {texts.loadAGazetteer}
          </Button>
        </>
      }
    >
      <Sections>
        <p>{texts.theyStayInThe}</p>
        {running?.progress.state === 'running' ? (
          <Progress
            label={running.progress.note}
            done={running.progress.done}
            total={running.progress.total}
            note=""
            onCancel={running.cancel}
          />
        ) : null}
        {[load, renew].map(({ progress }, at) =>
          progress.state === 'failed' ? (
            <Banner key={at === 0 ? 'load' : 'renew'} tone="danger" title={progress.failure.message}>
              {progress.failure.code === 'GAZETTEER_UNREADABLE' ? texts.line(progress.failure.about ?? '') : ''}
              {progress.failure.next}
            </Banner>
          ) : null,
        )}
        {due && !busy ? (
          <Banner
            tone="warning"
            title={texts.recordsAreStillPlaced}
            actions={<Button onPress={() => renew.run({})}>{texts.placeThemAnew}</Button>}
          >
            {texts.itMayTakeSome}
          </Banner>
        ) : null}
        <Section title={texts.files}>
          {list.error !== null ? (
            <ErrorState failure={list.error} onRetry={list.retry} />
          ) : list.loading ? (
            <Skeleton rows={3} />
          ) : (
            <RecordList empty={texts.noneYetTheMap}>
              {files.map((file) => (
                <li key={file.id}>
                  <OneFile file={file} whyNot={whyNot} onWithdraw={() => setWithdrawing(file)} />
                </li>
              ))}
            </RecordList>
          )}
          {list.ended || list.error !== null ? null : <Button onPress={list.loadMore}>{texts.showMore}</Button>}
        </Section>
      </Sections>
      {chosen === null ? null : <Load chosen={chosen} onLoad={load.run} onClose={() => setChosen(null)} />}
      {withdrawing === null ? null : <Withdraw file={withdrawing} onClose={() => setWithdrawing(null)} />}
    </View>
  );
}

function OneFile(props: { file: MapFile; whyNot: string | null; onWithdraw: () => void }) {
  const { file, whyNot, onWithdraw } = props;
  const inUse = file.withdrawnAt === null;
  return (
    <Line
      end={
        inUse ? (
          <Button size="small" whyNot={whyNot} onPress={onWithdraw}>
            {texts.takeOutOfUseButton}
          </Button>
        ) : file.sha256 === '' ? null : (
          <Button
            size="small"
            whyNot={whyNot}
            onPress={() => void save('maps.restoreFile', { id: file.id }, texts.isInUseAgain(file.name))}
          >
            {texts.useAgain}
          </Button>
        )
      }
    >
      <span className="map-file">
        <Cluster>
          <strong>{file.name}</strong>
          <Badge>{label(file.kind)}</Badge>
          <Badge tone={inUse ? 'success' : 'neutral'}>
            {inUse ? texts.inUse : file.sha256 === '' ? texts.notLoaded : texts.withdrawn}
          </Badge>
          <span className="muted">
            {texts.loadedBy(
              megabytes(file.size),
              file.places === null ? '' : `, ${countOf(file.places, 'place')}`,
              file.loadedBy,
            )}
            <Time at={file.loadedAt} show="date" />
          </span>
        </Cluster>
        <span className="muted">{file.source}</span>
        {file.reason === null ? null : <span className="muted">{file.reason}</span>}
        {file.sha256 === '' ? null : <code className="muted">{texts.sha256(file.sha256)}</code>}
      </span>
    </Line>
  );
}

function Load(props: {
  chosen: Chosen;
  onLoad: (input: { fileToken: string; kind: MapFile['kind']; name: string; source: string }) => void;
  onClose: () => void;
}) {
  const { chosen, onLoad, onClose } = props;
  const form = useForm({
    initial: { name: chosen.name.replace(/\.\w+$/, ''), source: '' },
    draft: null,
    check: ({ name, source }) => ({
      name: name.trim() === '' && texts.sayWhatItIs,
      source: source.trim().length < 3 && texts.sayWhoseItIs,
    }),
    send: async ({ name, source }) => {
      onLoad({ fileToken: chosen.token, kind: chosen.kind, name: name.trim(), source: source.trim() });
      return { ok: true, value: null };
    },
    onClose,
  });
  return (
    <FormDialog title={texts.loadTitle(chosen.name)} size="small" submit={texts.load} form={form}>
      <p>{texts.itIsReadOnce(megabytes(chosen.size))}</p>
      <TextField label={texts.name} {...form.field('name')} isRequired maxLength={120} />
      <TextField
        label={texts.whoseItIsAnd}
        {...form.field('source')}
        isRequired
        maxLength={300}
        help={texts.shownWithTheMap}
      />
    </FormDialog>
  );
}

function Withdraw({ file, onClose }: { file: MapFile; onClose: () => void }) {
  const form = useForm({
    initial: { reason: '' },
    draft: null,
    check: ({ reason }) => ({ reason: reason.trim().length < 3 && texts.sayWhy }),
    send: ({ reason }) =>
      submit('maps.withdrawFile', { id: file.id, reason: reason.trim() }, texts.isOutOfUse(file.name)),
    onClose,
  });
  return (
    <FormDialog title={texts.takeOutOfUseTitle(file.name)} size="small" submit={texts.takeOutOfUse} form={form}>
      <TextField label={texts.why} {...form.field('reason')} isRequired maxLength={2000} />
    </FormDialog>
  );
}
