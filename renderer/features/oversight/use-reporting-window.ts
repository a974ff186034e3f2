import { useDraft } from '../../shell/drafts.ts';

/** The month that the manager's figures end with; the dashboard and the brief share it. Gone at lock. */
export const useReportingWindow = () => useDraft<string>('window-end', 'now');
