/** What the room does for the engine. */
export { search } from './search.ts';
