import { z } from 'zod';
import { Month } from '../../../preload/contract/core.ts';
import { useViewState } from '../../shell/view-state.ts';

const Shape = z.union([Month, z.literal('now')]);

/** The month that the manager's figures end with; the dashboard and the brief share it. */
export const useReportingWindow = () => useViewState<string>('window end', Shape, 'now');
