/** What the room offers the engine. */
export { reopened } from './reopened.ts';
export { get, give } from './review.ts';
export { count, waiting } from './waiting.ts';
