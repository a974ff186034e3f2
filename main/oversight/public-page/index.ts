/** What the room offers the engine of the page for the public. */
export { approve, draft, withdraw } from './draft.ts';
export { get, list } from './pages.ts';
export { figuresAsCsv, release } from './release.ts';
