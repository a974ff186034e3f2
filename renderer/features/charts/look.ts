/** How a chart looks on the canvas, in the colours of the page at the moment. */
import type { StylesheetStyle } from 'cytoscape';
import type { LinkKind, ThingKind } from '../../../preload/contract/charts.ts';

export interface Colours {
  surface: string;
  ink: string;
  faint: string;
  line: string;
  strong: string;
  accent: string;
  focus: string;
  selected: string;
  fills: Readonly<
    Record<'investigation' | 'subject' | 'entity' | 'contribution' | 'event' | 'arrest' | 'identifier', string>
  >;
  /** Of the badge of a warning. */
  danger: string;
  font: string;
  /** Of letters, as chosen in Settings: 1 is usual. */
  letters: number;
}

/** In forced colours the system's own, which a canvas is not given by itself. */
export function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const plain = {
    surface: token('--surface'),
    ink: token('--ink'),
    faint: token('--ink-3'),
    line: token('--line-strong'),
    strong: token('--ink-2'),
    accent: token('--accent'),
    focus: token('--focus'),
    selected: token('--selected'),
    fills: {
      investigation: token('--accent-soft'),
      subject: token('--warning-soft'),
      entity: token('--info-soft'),
      contribution: token('--success-soft'),
      event: token('--violet-soft'),
      arrest: token('--danger-soft'),
      identifier: token('--neutral-soft'),
    },
    danger: token('--danger'),
    font: token('--font'),
    letters: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
  };
  if (!window.matchMedia('(forced-colors: active)').matches) return plain;
  const system = (name: string) => {
    const probe = document.createElement('span');
    probe.style.color = name;
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  const [canvas, text, highlight] = [system('Canvas'), system('CanvasText'), system('Highlight')];
  return {
    ...plain,
    surface: canvas,
    ink: text,
    faint: text,
    line: text,
    strong: text,
    accent: highlight,
    focus: highlight,
    selected: canvas,
    danger: text,
    fills: {
      investigation: canvas,
      subject: canvas,
      entity: canvas,
      contribution: canvas,
      event: canvas,
      arrest: canvas,
      identifier: canvas,
    },
  };
}

/** Told apart by their outline as well. */
export const shapes = {
  investigation: 'hexagon',
  subject: 'ellipse',
  entity: 'pentagon',
  contribution: 'rectangle',
  event: 'diamond',
  arrest: 'octagon',
  identifier: 'round-rectangle',
} as const satisfies Record<keyof Colours['fills'], string>;

export const fillOf = (kind: ThingKind): keyof Colours['fills'] =>
  Object.hasOwn(shapes, kind) ? (kind as keyof typeof shapes) : 'identifier';

/** What nobody has decided is drawn as a broken line, and what is said to be the same: it can be taken back. */
export const brokenLines: ReadonlySet<LinkKind> = new Set(['unsure', 'may_be_same_person', 'matched', 'said_same']);

export function styleOf(colours: Colours): StylesheetStyle[] {
  return [
    {
      selector: 'node',
      style: {
        shape: 'data(shape)' as 'ellipse',
        width: 'data(width)',
        height: 40,
        'background-color': 'data(fill)',
        'background-image': 'data(letters)',
        'background-fit': 'none',
        'background-width': 64,
        'background-height': 40,
        'background-clip': 'none',
        'background-image-containment': 'over',
        'border-width': 1.5,
        'border-color': colours.line,
        label: 'data(label)',
        'font-family': colours.font,
        'font-size': 11 * colours.letters,
        color: colours.ink,
        'text-wrap': 'wrap',
        'text-max-width': `${Math.round(116 * colours.letters)}px`,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-background-color': colours.surface,
        'text-background-opacity': 0.8,
        'text-background-padding': '1px',
        'min-zoomed-font-size': 7,
      },
    },
    { selector: 'node[?group]', style: { 'border-style': 'double', 'border-width': 5 } },
    { selector: 'node[?note]', style: { 'border-color': colours.accent } },
    {
      selector: 'edge',
      style: {
        'curve-style': 'haystack',
        'line-color': colours.line,
        width: 'data(width)',
        opacity: 0.9,
      },
    },
    { selector: 'edge[?broken]', style: { 'line-style': 'dashed' } },
    {
      selector: '.way',
      style: { 'line-color': colours.accent, width: 4, 'border-color': colours.accent, 'border-width': 4 },
    },
    { selector: '.near', style: { 'line-color': colours.strong, 'border-color': colours.strong, 'border-width': 2.5 } },
    {
      selector: '.chosen',
      style: { 'border-color': colours.focus, 'border-width': 4, 'background-color': colours.selected },
    },
    {
      selector: '.focused',
      style: { 'outline-color': colours.focus, 'outline-width': 3, 'outline-offset': 3 },
    },
    { selector: 'core', style: { 'active-bg-size': 0 } as Record<string, number> },
  ] as StylesheetStyle[];
}
