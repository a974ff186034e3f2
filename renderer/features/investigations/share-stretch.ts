import { z } from 'zod';
import { leaveView, viewAsLeft } from '../../shell/view-state.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.shareStretch;

const Stretch = z.strictObject({ start: z.number(), end: z.number() });

/** The map shows the weeks that the timeline is zoomed to. */
export function shareStretch(investigationId: number): void {
  const stretch = viewAsLeft(texts.timelineWindow(investigationId), Stretch);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const weeks = stretch === undefined ? { from: null, to: null } : { from: day(stretch.start), to: day(stretch.end) };
  leaveView(texts.mapInvestigationFilter(investigationId), { kinds: [], within: null, ...weeks });
}
