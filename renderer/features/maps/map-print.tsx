import { FileImage, Printer } from 'lucide-react';
import { useState } from 'react';
import type { Caveat } from '../../../preload/contract/caveats.ts';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { MapFilter } from '../../../preload/contract/maps.ts';
import { label, PointKind } from '../../../preload/contract/vocabulary.ts';
import { call, failureOf } from '../../shell/client.ts';
import { printTicket } from '../../shell/print-ticket.ts';
import { answerOf } from '../../shell/save.ts';
import { useLegalBases } from '../../shell/use-legal-bases.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DisclosureFields, disclosureOf, disclosureProblems, noDisclosure } from '../../ui/disclosure-fields.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { countOf } from '../../ui/figures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { useForm } from '../../ui/use-form.ts';
import type { DrawnMap } from './drawn-map.ts';
import { distance, recordOf } from './point-words.ts';
import { PointSymbol } from './symbol.tsx';
import './map.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.mapPrint;

export type Printed = Output<'maps.print'> & { picture: string; alt: string };

/** A round number of metres that is about so many pixels long. */
function scaleBar(metresPerPixel: number): { metres: number; pixels: number } {
  const most = metresPerPixel * 160;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((n) => n * power).find((n) => n <= most) ?? power;
  return { metres, pixels: metres / metresPerPixel };
}

/** What stands beside a marking, on lines that are no wider than the picture. */
function linesOf(context: CanvasRenderingContext2D, caveats: readonly Caveat[], width: number): string[] {
  const lines: string[] = [];
  for (const { text } of caveats) {
    const longer = `${lines.at(-1) ?? ''}, ${text}`;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines.splice(-1, 1, longer);
    else lines.push(text);
  }
  return lines;
}

/** Marking above and below with what stands beside it, and the scale: they belong to the picture, wherever it is shown. */
function drawOver({ marking, caveats, receipt }: Output<'maps.print'>, metresPerPixel: number) {
  return (context: CanvasRenderingContext2D, width: number, height: number) => {
    const font = '650 13px "Inter Variable", sans-serif';
    context.font = font;
    const handling = linesOf(context, caveats, width - 20);
    const bandHeight = 22 + 18 * handling.length;
    const band = (y: number, lines: readonly string[]) => {
      context.fillStyle = '#ffffff';
      context.fillRect(0, y, width, bandHeight);
      context.fillStyle = '#000000';
      context.font = font;
      context.textAlign = 'center';
      for (const [row, text] of lines.entries()) context.fillText(text, width / 2, y + 15 + 18 * row, width - 20);
    };
    band(0, [marking, ...handling]);
    band(height - bandHeight, [`${marking}   ${receipt}`, ...handling]);
    const { metres, pixels } = scaleBar(metresPerPixel);
    const foot = height - bandHeight;
    context.fillStyle = '#ffffff';
    context.fillRect(10, foot - 36, pixels + 20, 30);
    context.fillStyle = '#000000';
    context.fillRect(20, foot - 14, pixels, 3);
    context.textAlign = 'left';
    context.fillText(distance(metres), 20, foot - 20);
  };
}

/** For whom and why, while the map is still there to take the picture of. */
export function PrepareMap(props: {
  map: DrawnMap;
  filter: MapFilter;
  onPrepared: (printed: Printed) => void;
  onClose: () => void;
}) {
  const { map, filter, onPrepared, onClose } = props;
  const bases = useLegalBases();
  const form = useForm({
    initial: noDisclosure,
    draft: 'print-map',
    check: disclosureProblems,
    send: async (typed) => {
      const { box } = map.looking();
      const made = await answerOf('maps.print', { box, filter, ...disclosureOf(typed) });
      if (!made.ok) return made;
      const canvas = await map.picture(drawOver(made.value, map.metresPerPixel()));
      const alt = texts.mapWithWhichThe(countOf(made.value.points.length, 'point'));
      onPrepared({ ...made.value, picture: canvas.toDataURL('image/png'), alt });
      return made;
    },
    onClose,
  });
  return (
    <FormDialog title={texts.printTheMap} size="small" submit={texts.prepareTheMap} form={form}>
      <p>{texts.itHoldsWhatThe}</p>
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}

/** A map that leaves: marked, with its scale, its legend and its receipt, as a PDF or as a picture. */
export function MapSheet(props: { printed: Printed; filter: MapFilter; onClose: () => void }) {
  const { printed, filter, onClose } = props;
  const [left, setLeft] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const told = (written: boolean, what: string) => {
    setLeft(true);
    toast(written ? { text: texts.hasBeenSaved(what) } : { tone: 'note', text: texts.nothingWasWritten });
  };
  const print = async () => {
    try {
      told((await printTicket(printed)).written, texts.theMap);
    } catch (thrown) {
      setProblem(failureOf(thrown));
    }
  };
  const keep = async () => {
    const { ticket, marking, picture } = printed;
    try {
      const place = await call('host.chooseSave', { purpose: 'png', suggestedName: texts.vigilMapPng(marking) });
      if (place === null) return;
      const base64 = picture.slice(picture.indexOf(',') + 1);
      await call('maps.savePicture', { ticket, saveToken: place.token, picture: base64, task: crypto.randomUUID() });
      told(true, texts.thePicture);
    } catch (thrown) {
      setProblem(failureOf(thrown));
    }
  };
  const used = left ? texts.itHasLeftPrepare : null;
  return (
    <View
      title={texts.printTheMap}
      actions={
        <>
          <Button onPress={onClose}>{texts.backToTheMap}</Button>
          <Button icon={<FileImage aria-hidden="true" />} whyNot={used} onPress={keep}>
            {texts.savePicture}
          </Button>
          <Button tone="primary" icon={<Printer aria-hidden="true" />} whyNot={used} onPress={print}>
            {texts.printAsPdf}
          </Button>
        </>
      }
      padded
    >
      {problem === null ? null : (
        <Banner tone="danger" title={problem.message}>
          {problem.next}
        </Banner>
      )}
      <Sheet printed={printed} filter={filter} />
    </View>
  );
}

function Sheet({ printed, filter }: { printed: Printed; filter: MapFilter }) {
  const { points, caveats } = printed;
  const handling =
    caveats.length === 0 ? null : <p className="map__handling">{caveats.map(({ text }) => text).join(', ')}</p>;
  return (
    <article className="map__sheet" aria-label={texts.mapToPrint}>
      <p className="map__marking">{printed.marking}</p>
      {handling}
      <img src={printed.picture} alt={printed.alt} />
      <p className="map__legend">
        {PointKind.options
          .filter((kind) => filter.kinds.includes(kind))
          .map((kind) => (
            <span key={kind}>
              <PointSymbol kind={kind} /> {label(kind)}
            </span>
          ))}
        <span>{texts.dashedCirclesThePlace}</span>
      </p>
      <p className="muted">
        {texts.asOf}
        <Time at={printed.asOf} />
        {texts.preparedByReceiptOnly(
          printed.preparedBy,
          printed.receipt,
          printed.legalBasis,
          countOf(printed.recordCount, 'record'),
          printed.more ? texts.moreLieInThis : '',
        )}
      </p>
      <FigureTable
        whole
        label={texts.pointsOnTheMap}
        table={{
          head: [texts.record, texts.kind, texts.when, texts.place, texts.within, texts.marking],
          rows: points.map((point) => ({
            key: `${point.kind} ${point.pointId}`,
            cells: [
              recordOf(point),
              label(point.kind),
              point.at === null ? '' : <Time key="at" at={point.at} show="date" />,
              point.name,
              distance(point.uncertainty),
              [point.marking, ...point.caveats.map(({ text }) => text)].join(', '),
            ],
          })),
        }}
      />
      {handling}
      <p className="map__marking">{printed.marking}</p>
    </article>
  );
}
