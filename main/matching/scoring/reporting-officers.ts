/** Where a police report names the officer who wrote it: “PC 133 Leung.”, “Sgt Hale, Redmoor neighbourhood team.” */

const rank = '(?:A/)?(?:W?PC|PCSO|PS|DC|DS|DI|DCI|Sgt|Sergeant|Constable|Insp|Inspector)';
const name = String.raw`\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?`;
/** With a collar number it is a signature anywhere; without one, where it stands by itself. */
const signatures = new RegExp(
  String.raw`(?<!\p{L})${rank} \d{1,5} (${name})|(?<=^|[.,;:]\s|\n)${rank} (${name})(?: \d{1,5})?(?=[.,]|\s*$)`,
  'gmu',
);

/** Whoever signs a report is not told of in it: what is said of others neither fits them nor contradicts them. */
export function reportingOfficers(text: string): { start: number; end: number }[] {
  return [...text.matchAll(signatures)].map((match) => {
    const told = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(told);
    return { start, end: start + told.length };
  });
}
