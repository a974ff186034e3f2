/** What the room does for the engine. */
export { myWork } from './my-work.ts';
