/** What is passed on to others, followed until they say that they have it and what became of it. */
export { countOverdue, list } from './list.ts';
export { ofRecord } from './of-record.ts';
export { send } from './send.ts';
export { acknowledge, conclude, correct, postpone, withdraw } from './steps.ts';
