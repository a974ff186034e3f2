/** Figures for texts that nothing was trained on, recorded from `eval links --cross`, since a vault does not contain those texts. */
import { UnseenTexts } from '../../preload/contract/accuracy.ts';
import kept from './unseen-texts.json' with { type: 'json' };

export const unseenTexts: UnseenTexts = UnseenTexts.parse(kept);
