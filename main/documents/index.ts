/** What the room offers the engine. */
export { addPiece, begin, cancel } from './arriving.ts';
export { raiseMarking, restore, withdraw } from './changes.ts';
export { bytes, text } from './content.ts';
export { get, list } from './list.ts';
export { namedInCase, notOfCase } from './named-in-case.ts';
export { save, verify } from './save.ts';
