/** Room: what managers see. One use case for each verb of the contract's room of the same name. */
export { brief } from './brief.ts';
export { chartAsCsv } from './chart-as-csv.ts';
export { arrests, dashboard } from './dashboard.ts';
export { myWork } from './my-work.ts';
export { setThreatLevel, threatLevels, withdrawThreatLevel } from './threat-levels.ts';
