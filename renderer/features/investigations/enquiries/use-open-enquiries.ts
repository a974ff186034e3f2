import { useQuery } from '../../../shell/use-query.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.useOpenEnquiries;

/**
 * The open lines of enquiry of a case as choices, with none at first; `kept`: one that something belongs to already stays a choice when it is
 * no longer open. `hasNone` once it is known that none is open.
 */
export function useOpenEnquiries(
  investigationId: number | null,
  kept: { enquiryId: number | null; enquiry: string | null } | null,
): { options: { value: string; label: string }[]; hasNone: boolean } {
  const read = useQuery(
    'investigations.enquiries',
    { id: investigationId ?? 1, after: null, limit: 100 },
    { topics: ['enquiry', `investigation:${investigationId}`], enabled: investigationId !== null },
  );
  const open = (read.value?.enquiries ?? []).filter(({ state }) => state === 'open');
  const also =
    kept?.enquiryId == null || open.some(({ id }) => id === kept.enquiryId)
      ? []
      : [{ value: String(kept.enquiryId), label: kept.enquiry ?? '' }];
  return {
    options: [
      { value: '0', label: texts.none },
      ...open.map(({ id, number, title }) => ({ value: String(id), label: `${number}. ${title}` })),
      ...also,
    ],
    hasNone: read.value !== undefined && open.length === 0,
  };
}
