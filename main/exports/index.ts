/** What the room offers the engine. */
export { disclosures, legalBases } from './disclosures.ts';
export { exportContributions } from './export-contributions.ts';
export { redeemPrint } from './redeem-print.ts';
export { printTimeline } from './timeline-print.ts';
export { writeDocument } from './word/write-document.ts';
