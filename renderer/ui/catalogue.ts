/** Everything that the kit says on the screen of its own accord, by the file that says it. Days and times are in dates.ts and typed-date.ts. */

/** What is put into a sentence. */
type Part = string | number;

export const catalogue = {
  answers: { why: 'Why' },
  badge: {
    awaitingSignOff: 'Awaiting sign-off',
    caveats: (count: number) => (count === 1 ? '1 caveat' : `${count} caveats`),
    stage: (rank: Part, stage: string, late: boolean, proposed: boolean) =>
      `${rank} ${stage}${late ? ' · late-stage' : ''}${proposed ? ' · proposed' : ''}`,
  },
  bothVersions: {
    changedByAColleague: 'Changed by a colleague while you had this open',
    isInTheForm: (fields: string) => `${fields}: what they saved is in the form now.`,
    twoVersions: (field: string) => `${field}: two versions`,
    chooseOne: (field: string) => `${field}: a colleague has changed this as well. Choose which is to stand.`,
    yours: 'Yours',
    theirs: 'Saved by a colleague',
    nothing: 'Nothing',
    keepYours: 'Keep yours',
    takeTheirs: 'Take theirs',
  },
  chartCard: { showTheChart: 'Show the chart', showAsATable: 'Show as a table' },
  columnChooser: {
    columns: 'Columns',
    byKeys: 'Alt with the up and down keys moves a column.',
    shown: 'Shown',
    alwaysShown: 'Always shown: it says what the row is',
    noRoom: 'No room for it now',
    resetColumns: 'Reset columns',
  },
  columnResizer: {
    widthOf: (column: string) => `Width of ${column}`,
    byKeys: 'Left and right change it, Home gives the column its own width back, up and down go to the next column.',
    pixels: (width: Part) => `${width} pixels`,
  },
  dataTable: {
    selectAllLoadedRows: 'Select all loaded rows',
    selectThisRow: 'Select this row',
    tooNarrowFor: (columns: string) => `Too narrow for: ${columns}`,
    loadingMore: 'Loading more…',
  },
  descriptionList: { notKnown: 'Not known' },
  dialog: { close: 'Close' },
  disclosureFields: {
    forWhom: 'For whom',
    why: 'Why',
    legalBasis: 'Legal basis',
    sayWhoGetsIt: 'Say who gets it.',
    sayWhy: 'Say why they get it, in a sentence that a reviewer would understand.',
    chooseTheLegalBasis: 'Choose the legal basis.',
  },
  form: {
    /** Followed by the time. */
    yourDraftFrom: 'Your draft from',
    overtaken: 'The record has been changed since: compare before you save.',
    discardDraft: 'Discard draft',
  },
  formDialog: {
    cancel: 'Cancel',
    couldNotBeSaved: 'The draft could not be saved. What you typed is lost if you close this now.',
    isNotKept: 'What you typed is not kept: a passphrase is never saved as a draft.',
    discardWhatYouTyped: 'Discard what you typed?',
    discard: 'Discard',
    keepEditing: 'Keep editing',
  },
  formProblems: {
    missingOrNotValid: 'This is missing or not valid.',
    reason: 'Write one sentence that a reviewer would understand.',
  },
  keyHint: { afterwards: 'then' },
  markingBar: { marking: 'Marking', again: 'Marking, again at the bottom' },
  multiSelect: { nothingToChoose: 'There is nothing here to choose from.' },
  recordList: { showAll: (count: string) => `Show all ${count}` },
  select: { choose: 'Choose…' },
  splitPane: { paneWidth: 'Pane width' },
  states: {
    tryAgain: 'Try again',
    shownWhenConnected: 'This is shown by itself as soon as the connection is back.',
    loading: 'Loading',
  },
  time: { notReadable: 'date not readable', noTimeOfDay: 'No time of day is known' },
  toast: { messages: 'Messages', undo: 'Undo', close: 'Close' },
  useForm: { draftSaved: 'Draft saved. Open this again to carry on.' },
} as const;
