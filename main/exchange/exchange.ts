/** Room: search, and what goes in and out as files. One use case for each verb of the contract's room of the same name. */
export { exportContributions } from './export-contributions.ts';
export { importInvestigations } from './import-investigations.ts';
export { redeemPrint } from './redeem-print.ts';
export { search } from './search.ts';
export { stats } from './stats.ts';
