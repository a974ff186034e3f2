/** What the room offers the engine. */
export { get, list } from './list.ts';
export { print } from './print.ts';
export { correct, correctMovement, move, record, restore, withdraw } from './record.ts';
