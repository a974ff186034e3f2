import { useViewState } from '../../shell/view-state.ts';

/** The month that the manager's figures end with; the dashboard and the brief share it. Gone at lock. */
export const useReportingWindow = () => useViewState<string>('window-end', 'now');
