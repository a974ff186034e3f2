/** Where something stands that is not in the text of a contribution itself. */
import type { InAttachment } from '../../../preload/contract/linking.ts';

export const inAttachment = ({ name, page }: Pick<InAttachment, 'name' | 'page'>): string =>
  `in the attachment ${name}${page === null ? '' : `, page ${page}`}`;
