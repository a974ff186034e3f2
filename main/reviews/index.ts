/** What the room offers the engine. */
export { reopened } from './reopened.ts';
export { get, give } from './review.ts';
export { setShare, share } from './share.ts';
export { count, waiting } from './waiting.ts';
