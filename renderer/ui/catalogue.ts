/** Everything that the kit says on the screen of its own accord, by the file that says it. The names of months and weekdays are in preload/contract/calendar.ts. */

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
  dateBases: { observed: 'Observed', reported: 'Reported, not observed', assessed: 'Assessed by an officer' },
  dates: {
    today: 'today',
    justNow: 'just now',
    minutes: (n: Part) => `${n} min`,
    hours: (n: Part) => `${n} h`,
    hoursAndMinutes: (hours: Part, minutes: Part) => `${hours} h ${minutes} min`,
    days: (n: Part) => `${n} d`,
    daysAndHours: (days: Part, hours: Part) => `${days} d ${hours} h`,
    weeks: (n: Part) => `${n} wk`,
    /** How long ago: `12 min ago`. */
    ago: (age: string) => `${age} ago`,
    about: (date: string) => `about ${date}`,
  },
  dateField: {
    forInstance: {
      moment: 'For instance 14 Mar 2026 09:30, 14/3/26, yesterday 21:00.',
      day: 'For instance 14 Mar 2026, 14/3/26, next Friday.',
      birth: 'For instance 2 Apr 1988, April 1988, 1988.',
      period: 'For instance 14 Mar 2026 09:30, 14/3/26, early March 2026, 1–10 March 2026, Weds gone, about 14 March.',
    },
    /** Where the day lies in the past. */
    forInstanceDayGone: 'For instance 14 Mar 2026, 14/3/26, last Friday.',
    readAs: (date: string) => `Read as ${date}.`,
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
  dueGroups: {
    overdue: 'Overdue',
    dueToday: 'Due today',
    dueThisWeek: 'Due this week',
    dueLater: 'Due later',
    noDaySet: 'No day set',
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
  help: { helpOn: (about: string) => `Help: ${about}` },
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
  typedDate: {
    unread: {
      moment: 'Write the date as 14 Mar 2026, with 09:30 if the time is known.',
      day: 'Write the day as 14 Mar 2026 or 14/3/26.',
      birth: 'Write 2 Apr 1988, April 1988 or 1988.',
      period: 'Write the date as it is known: 14 Mar 2026 09:30, March 2026, early March 2026.',
    },
    endBeforeStart: 'The end lies before the start.',
    noSuchTime: 'There is no such time of day.',
    notExactEnough: (date: string, howToWrite: string) => `${date} is not exact enough here. ${howToWrite}`,
    inTheFuture: (date: string) => `${date} is in the future.`,
    dayFirst: (date: string) => `${date}, day first`,
  },
  typedDay: {
    ofMonth: (month: Part) => `of month ${month}`,
    noSuchMonth: (month: Part) => `There is no month ${month}. The day stands first: 31/12/2026.`,
    noSuchDay: (day: string) => `There is no ${day}.`,
    yearNotKept: (year: Part) => `${year} is not a year that is kept here.`,
    anotherWeekday: (date: string, weekday: string) => `${date} is a ${weekday}: check the day or the date.`,
  },
  useForm: { draftSaved: 'Draft saved. Open this again to carry on.' },
} as const;
