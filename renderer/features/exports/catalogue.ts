/** Everything that this room says on the screen, by the file that says it. */

/** What is put into a sentence. */
type Part = string | number;

export const catalogue = {
  caseDocuments: {
    saveAsWord: 'Save as Word…',
    aDocumentOf: (reference: Part) => `A document of ${reference}`,
    chronologyAllThatHas: 'Chronology: all that has a date',
    chronology: (marking: Part, reference: Part) => `${marking} ${reference} chronology`,
    caseSummaryWhatIt: 'Case summary: what it is about, who is in it, what it rests on',
    summary: (marking: Part, reference: Part) => `${marking} ${reference} summary`,
    intelligenceReportOf: (reference: Part) => `Intelligence report of ${reference}`,
    intelligenceReport: 'Intelligence report',
    reportName: (marking: Part, reference: Part) => `${marking} ${reference} report`,
  },
  exportsScreen: {
    itLiesBeforeThe: 'It lies before the day that the export starts with.',
    contributionsCsv: (marking: Part) => `${marking} contributions.csv`,
    exportsAndDisclosure: 'Exports and disclosure',
    everyFileThatLeaves: 'Every file that leaves is logged with who gets it and why',
    writing: 'Writing',
    written: (count: Part) => `${count} written`,
    theFileIsKeep: (marking: Part, receipt: Part) =>
      `The file is ${marking}. Keep it accordingly. Its receipt is ${receipt}.`,
    receivedFrom: 'Received from',
    receivedTo: 'Received to',
    channels: 'Channels',
    export: 'Export…',
  },
  register: {
    receipts: 'Receipts',
    for: (disclosed: Part, recipient: Part) => `${disclosed}, for ${recipient}`,
    showMore: 'Show more',
  },
  saveDocument: {
    theDocumentIsSaved: (marking: Part, receipt: Part) =>
      `The document is saved. It is ${marking}; its receipt is ${receipt}.`,
    save: 'Save…',
    aWordFileMarked:
      'A Word file, marked on every page, with its handling conditions and only what you can see. Sources are never in it. Who gets it, and why, is logged as a disclosure before it is made.',
    whichDocument: 'Which document',
  },
} as const;
