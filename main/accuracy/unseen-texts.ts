/** Figures of texts that nothing was trained on, kept from `eval links --cross`: a vault does not hold what they are measured on. */
import { UnseenTexts } from '../../preload/contract/accuracy.ts';
import kept from './unseen-texts.json' with { type: 'json' };

export const unseenTexts: UnseenTexts = UnseenTexts.parse(kept);
