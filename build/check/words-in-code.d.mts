/** `at` is the number of the line. */
export function wordsInCode(text: string, lang: 'ts' | 'tsx'): { said: string; at: number }[];
