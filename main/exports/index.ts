/** What the room does for the engine. */
export { exportContributions } from './export-contributions.ts';
export { redeemPrint } from './redeem-print.ts';
