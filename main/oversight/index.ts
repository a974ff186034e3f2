/** What the room offers the engine. */
export { brief } from './brief.ts';
export { chartAsCsv } from './chart-as-csv.ts';
export { arrests, dashboard } from './dashboard.ts';
export { stats } from './stats.ts';
export { setThreatLevel, threatLevels, withdrawThreatLevel } from './threat-levels.ts';
