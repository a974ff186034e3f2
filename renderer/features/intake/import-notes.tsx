import type { FileNote } from '../../../preload/contract/reading-notes.ts';
import { Banner } from '../../ui/banner.tsx';
import './import.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.importNotes;

const n = (count: number) => count.toLocaleString('en-GB');

/** Which rows a note is about, as far as they are listed. */
function rowsOf({ rows, lines }: FileNote): string {
  if (rows === 0) return '';
  const listed = lines.map(n).join(', ');
  return rows === 1 ? texts.line(listed) : texts.rowsLines(n(rows), listed, rows > lines.length ? texts.andOthers : '');
}

/** What was uncertain about a file and its rows, or out of the ordinary, such as a receipt more than a year ago. */
export function ImportNotes({ title, notes }: { title: string; notes: readonly FileNote[] }) {
  if (notes.length === 0) return null;
  return (
    <Banner tone="warning" title={title}>
      <ul className="import__notes">
        {notes.map((note) => (
          <li key={`${note.code} ${note.about ?? ''}`}>
            {note.says}
            {rowsOf(note)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
