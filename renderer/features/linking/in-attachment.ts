/** Where something stands that is not in the text of a contribution itself. */
import type { InAttachment } from '../../../preload/contract/linking.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.inAttachment;

export const inAttachment = ({ name, page }: Pick<InAttachment, 'name' | 'page'>): string =>
  texts.inTheAttachment(name, page === null ? '' : texts.page(page));
