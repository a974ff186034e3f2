/** What the room offers the engine. */
export { recent } from './recent.ts';
export { search } from './search.ts';
