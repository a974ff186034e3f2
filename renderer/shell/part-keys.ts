import { catalogue } from './catalogue.ts';

/**
 * Keys that a part of a view handles itself while it has the focus, listed for the help: together with the bound ones they are
 * complete.
 */

export interface PartKey {
  keys: string;
  description: string;
  group: string;
}

export const partKeys: readonly PartKey[] = Object.values(catalogue.partKeys).flatMap(({ group, keys }) =>
  Object.entries(keys).map(([key, description]) => ({ keys: key, description, group })),
);
