/** Everything that this room says on the screen, by the file that says it. */

/** What is put into a sentence. */
type Part = string | number;

export const catalogue = {
  auditScreen: {
    no: 'No.',
    when: 'When',
    who: 'Who',
    processing: 'Processing',
    what: 'What',
    refused: 'Refused',
    records: 'Records',
    reasonAndForWhom: 'Reason, and for whom',
    for: (recipient: Part) => `for ${recipient}`,
    workstation: 'Workstation',
    allProcessing: 'All processing',
    log: 'Log',
    dataProtectionAct2018: 'Data Protection Act 2018, section 62',
    whoSignInName: 'Who (sign-in name)',
    record: 'Record',
    exampleRecord: 'Investigation 3',
    verifyLog: 'Verify log',
    theLogIsIntact: 'The log is intact',
    theLogIs: (chainSummary: Part) => `The log is ${chainSummary}`,
    checkedEachAgainstThe: (count: Part) => `${count} checked, each against the one before.`,
    noEntriesMatch: 'No entries match',
  },
  chainBreaks: {
    whereTheLogIs: 'Where the log is broken',
  },
} as const;
