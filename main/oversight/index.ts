/** What the room offers the engine. */

export { arrestsWithLeads } from './arrests-with-leads.ts';
export { brief } from './brief.ts';
export { briefLists, removeBriefList, saveBriefList } from './brief-lists.ts';
export { chartAsCsv } from './chart-as-csv.ts';
export { arrests, dashboard } from './dashboard.ts';
export { outcomeAsCsv, plotOutcomeAsCsv } from './outcome-as-csv.ts';
export { outcome } from './outcome-of-all.ts';
export { plotContributions } from './plot-contributions.ts';
export { plotOutcome } from './plot-outcome.ts';
export { standing } from './standing.ts';
export { stats } from './stats.ts';
export { setThreatLevel, threatLevels, withdrawThreatLevel } from './threat-levels.ts';
export { trends } from './trends.ts';
