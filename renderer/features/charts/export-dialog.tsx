import type { Mark } from '../../../preload/contract/charts.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { answerOf, changedMind, submit } from '../../shell/save.ts';
import { useLegalBases } from '../../shell/use-legal-bases.ts';
import {
  type Disclosure,
  DisclosureFields,
  disclosureOf,
  disclosureProblems,
  noDisclosure,
} from '../../ui/disclosure-fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';
import type { Picture } from './chart.ts';

const texts = catalogue.exportDialog;

type Drawing = NonNullable<Output<'charts.export'>['drawing']>;
interface Asked extends Disclosure {
  format: 'svg' | 'png';
}

const formats = [
  { value: 'svg', label: texts.svgSharpAtAny },
  { value: 'png', label: texts.pngAPicture },
] as const;

function draw(on: OffscreenCanvasRenderingContext2D, mark: Mark): void {
  if (mark.mark === 'line') {
    on.strokeStyle = mark.colour;
    on.lineWidth = mark.width;
    on.setLineDash(mark.dashed ? [5, 4] : []);
    on.beginPath();
    on.moveTo(mark.x1, mark.y1);
    on.lineTo(mark.x2, mark.y2);
    on.stroke();
  } else if (mark.mark === 'shape') {
    on.setLineDash([]);
    on.lineWidth = 1;
    on.fillStyle = mark.fill;
    on.strokeStyle = mark.stroke;
    on.beginPath();
    for (const [x = 0, y = 0] of mark.points) on.lineTo(x, y);
    on.closePath();
    on.fill();
    on.stroke();
  } else {
    on.fillStyle = mark.colour;
    on.font = texts.pxInterVariableArial(mark.bold ? 700 : 400, mark.size);
    on.textAlign = mark.anchor === 'middle' ? 'center' : 'left';
    on.fillText(mark.text, mark.x, mark.y);
  }
}

/** The drawing in dots, as a PNG in base64. Throws where the browser cannot make one of that size. */
async function dotsOf({ width, height, marks }: Drawing): Promise<string> {
  await document.fonts.ready;
  const canvas = new OffscreenCanvas(width, height);
  const on = canvas.getContext('2d');
  if (on === null) throw new Error('A picture could not be drawn.');
  on.fillStyle = '#ffffff';
  on.fillRect(0, 0, width, height);
  for (const mark of marks) draw(on, mark);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** A chart leaves as a file: for whom, why, on what legal basis. What is drawn on it the engine reads itself. */
export function ExportDialog(props: { title: string; picture: Picture; draft: number | null; onClose: () => void }) {
  const { title, picture, draft } = props;
  const bases = useLegalBases();
  const form = useForm<Asked>({
    initial: { ...noDisclosure, format: 'svg' },
    draft: draft === null ? 'export-link-chart' : `export-link-chart:${draft}`,
    check: disclosureProblems,
    send: async (typed) => {
      const { format } = typed;
      const place = await answerOf('host.chooseSave', {
        purpose: format,
        suggestedName: `${title.slice(0, 80)}.${format}`,
      });
      if (!place.ok) return place;
      if (place.value === null) return changedMind;
      const { token: saveToken } = place.value;
      const single = picture.spots.filter(({ members }) => members.length === 1);
      const groups = picture.spots.filter(({ members }) => members.length > 1);
      const asked = {
        title,
        format,
        things: single.flatMap(({ members: [only], x, y }) =>
          only === undefined ? [] : [{ thing: only.fact.thing, x, y }],
        ),
        groups: groups.map(({ members, x, y }) => ({ x, y, things: members.map(({ fact }) => fact.thing) })),
        saveToken,
        ...disclosureOf(typed),
      };
      const told = (receipt: string) => texts.exportedReceiptTheDisclosure(receipt);
      if (format === 'svg') return submit('charts.export', asked, ({ receipt }) => told(receipt));
      const given = await answerOf('charts.export', asked);
      if (!given.ok || given.value.drawing === null) return given;
      const write = { disclosureId: given.value.disclosureId, saveToken, picture: await dotsOf(given.value.drawing) };
      return submit('charts.writePicture', write, ({ receipt }) => told(receipt));
    },
    onClose: props.onClose,
  });
  return (
    <FormDialog title={texts.exportTitle(title)} size="small" submit={texts.exportButton} form={form}>
      <p>{texts.whatIsDrawnIs}</p>
      <RadioGroup label={texts.as} options={formats} {...form.field('format')} orientation="horizontal" />
      <DisclosureFields form={form} bases={bases} autoFocus />
    </FormDialog>
  );
}
