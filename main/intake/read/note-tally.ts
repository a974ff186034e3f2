/** Counts the notes of a file's rows, so that the report names each once, with the lines that it is about. */
import { type FileNote, type NoteMark, saidNote } from '../../../preload/contract/reading-notes.ts';

/** A report lists as many; each row keeps its own. */
const listedLines = 20;
/** Kinds of notes that one file is told of: what a note is about comes from the file. */
const mostNotes = 100;

export interface NoteTally {
  ofFile(note: NoteMark): void;
  ofRow(line: number, notes: readonly NoteMark[]): void;
  /** Notes of the file first, then those of rows, each in the order in which they came up. */
  all(): FileNote[];
}

export function noteTally(): NoteTally {
  const file = new Map<string, FileNote>();
  const rows = new Map<string, FileNote>();
  const entry = (notes: Map<string, FileNote>, note: NoteMark): FileNote | null => {
    const name = `${note.code} ${note.about ?? ''}`;
    const known = notes.get(name);
    if (known !== undefined) return known;
    if (notes.size >= mostNotes) return null;
    const made = { ...saidNote(note), rows: 0, lines: [] };
    notes.set(name, made);
    return made;
  };
  return {
    ofFile: (note) => void entry(file, note),
    ofRow(line, notes) {
      for (const note of notes) {
        const told = entry(rows, note);
        if (told === null) continue;
        told.rows += 1;
        if (told.lines.length < listedLines) told.lines.push(line);
      }
    },
    all: () => [...file.values(), ...rows.values()],
  };
}
