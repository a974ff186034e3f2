export { preview } from './preview.ts';
export { agree, propose, refuse, waitingChanges, withdraw } from './proposals.ts';
export { get, list } from './rules.ts';
