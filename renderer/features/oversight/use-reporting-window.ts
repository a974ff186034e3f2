import { useDraft } from '../../shell/drafts.ts';

/** The month that the manager's figures end with; the dashboard and the brief share it. Gone at lock. */
export const useWindowEnd = () => useDraft<string>('window-end', 'now');
