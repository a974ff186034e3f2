/** Cases that are not right yet, one a line. One that has become right fails its test until it is taken off; none is ever added. */
export const notYetRight: ReadonlySet<string> = new Set([]);
