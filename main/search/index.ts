/** What the room offers the engine. */
export { search } from './search.ts';
