/** `at` is the number of the line. */
export function numberedNames(text: string): { name: string; at: number }[];
