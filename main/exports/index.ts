/** What the room offers the engine. */
export { exportContributions } from './export-contributions.ts';
export { redeemPrint } from './redeem-print.ts';
