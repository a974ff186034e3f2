/** The other names of a subject, as its row keeps them. */
import { z } from 'zod';

export const Aliases = z.array(z.string());
