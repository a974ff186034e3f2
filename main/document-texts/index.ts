/** What the room offers the engine. */
export { finish } from './finish.ts';
export { readText } from './read-text.ts';
