/** What the help has: the name of each article in an address, its title, and other words for what it is about. */
export const helpArticles = [
  { id: 'the-days-work', title: 'The day’s work', words: 'queue keys triage link undo snooze bulk select ctrl k' },
  {
    id: 'closing-with-care',
    title: 'Closing with care',
    words: 'sign-off no further action nfa supervisor child review reversal questions',
  },
  { id: 'suggestions', title: 'Suggestions', words: 'match strong probable possible points reasons' },
  { id: 'earlier-reports', title: 'Earlier reports', words: 'repeat same person spelling duplicate name waive' },
  { id: '3x5x2-grading', title: '3x5x2 grading', words: 'source intelligence handling grade evaluation code' },
  {
    id: 'need-to-know',
    title: 'Need to know',
    words: 'clearance compartment marking access restricted hidden break-glass',
  },
  {
    id: 'actions-decisions-and-notes',
    title: 'Actions, decisions and notes',
    words: 'tasks board result file national decision model ndm mention closing',
  },
  { id: 'the-plot-timeline', title: 'The plot timeline', words: 'events stages dates marks zoom as of known' },
  { id: 'link-charts', title: 'Link charts', words: 'graph network connections path association i2' },
  {
    id: 'people-and-things',
    title: 'People and things',
    words: 'entity nominal person vehicle phone address record warning marker alias relation same as photograph',
  },
  { id: 'maps', title: 'Maps', words: 'where place address near distance gazetteer postcode offline heat' },
  {
    id: 'documents-and-exhibits',
    title: 'Documents and exhibits',
    words: 'file attachment pdf picture evidence continuity custody seized ocr scan',
  },
  {
    id: 'briefs-prints-and-word-files',
    title: 'Briefs, prints and Word files',
    words: 'pdf docx export disclosure receipt report chronology summary distribution list due schedule a3',
  },
  { id: 'mistakes', title: 'Mistakes', words: 'wrong record delete withdraw restore correct undo' },
  { id: 'late-stage-plots', title: 'Late-stage plots', words: 'dashboard rule definition count disrupted' },
  { id: 'if-something-fails', title: 'If something fails', words: 'error lost draft lock crash' },
] as const;

export type HelpArticle = (typeof helpArticles)[number]['id'];

/** The article of this name, or none. */
export const helpArticle = (id: string): HelpArticle | undefined => helpArticles.find((one) => one.id === id)?.id;
