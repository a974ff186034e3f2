/** What the room does for the engine. */
export { count } from './count.ts';
export { queue } from './queue.ts';
