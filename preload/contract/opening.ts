/** How a contribution came to be opened, where nobody asked for it or while something else was being done. */
import { z } from 'zod';

/** `by_itself`: a list opened its first row, or the next one. `while_typing`: read over the form in which another one is taken. */
export const OpeningManner = z.enum(['by_itself', 'while_typing']);

export type OpeningManner = z.infer<typeof OpeningManner>;

/** As the log says it. */
export const openingSaid: Readonly<Record<OpeningManner, string>> = {
  by_itself: 'Opened by itself: nobody asked for it',
  while_typing: 'Read while another contribution was being taken',
};
