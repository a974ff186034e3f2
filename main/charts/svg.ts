/** A drawing as an SVG file: shapes and text alone, nothing that runs and nothing that is fetched. */
import { type Mark, printable } from '../../preload/contract/charts.ts';
import type { Drawing } from './drawing.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => printable(text).replace(/[&<>"']/g, (one) => escapes[one] ?? one);

function elementOf(mark: Mark): string {
  switch (mark.mark) {
    case 'line':
      return `<line x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}" stroke="${mark.colour}" stroke-width="${mark.width}"${mark.dashed ? ' stroke-dasharray="5 4"' : ''}/>`;
    case 'shape':
      return `<polygon points="${mark.points.map((point) => point.join(',')).join(' ')}" fill="${mark.fill}" stroke="${mark.stroke}"/>`;
    default:
      return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}"${mark.bold ? ' font-weight="700"' : ''} text-anchor="${mark.anchor}" fill="${mark.colour}">${escaped(mark.text)}</text>`;
  }
}

export function* svgOf({ width, height, marks }: Drawing, title: string): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, Arial, sans-serif" role="img">\n`;
  yield `<title>${escaped(title)}</title>\n<rect width="${width}" height="${height}" fill="#ffffff"/>\n`;
  for (const mark of marks) yield `${elementOf(mark)}\n`;
  yield '</svg>\n';
}
