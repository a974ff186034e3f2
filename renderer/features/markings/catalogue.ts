/** Everything that this room says on the screen, by the file that says it. */

/** What is put into a sentence. */
type Part = string | number;

export const catalogue = {
  caveats: {
    handlingInstruction: 'Handling instruction',
    descriptor: 'Descriptor',
    caveat: 'Caveat',
    handlingChanged: 'Handling changed.',
    handlingOf: (name: Part) => `Handling of ${name}`,
    save: 'Save',
    besideTheMarking: 'Beside the marking',
    why: 'Why',
  },
  changeMarking: {
    itIsMarkedSo: 'It is marked so already. Choose another marking or compartment.',
    confirmBelowThatYou: 'Confirm below that you will not see it any more.',
    itsOwnerWouldNo: 'Its owner would no longer see it there.',
    changed: 'Changed.',
    proposedASecondPerson: 'Proposed: a second person has to agree.',
    markingOf: (name: Part) => `Marking of ${name}`,
    propose: 'Propose',
    change: 'Change',
    marking: 'Marking',
    compartment: 'Compartment',
    none: 'None',
    morePeopleWouldSee: 'More people would see it',
    itTakesEffectOnce: 'It takes effect once somebody agrees who may see it both before and after.',
    youWouldNotSee: 'You would not see it any more',
    youDoNotBelong: 'You do not belong to that compartment. Only its members can bring the record back.',
    moveItOutOf: 'Move it out of my sight',
    why: 'Why',
  },
  waitingMarking: {
    liftTheListOf: 'Lift the list of readers',
    to: (from: Part, to: Part) => `${from} to ${to}`,
    anotherCompartmentOrNone: 'another compartment or none',
    into: (compartment: Part) => `into ${compartment}`,
    agree: 'Agree',
    agreed: 'Agreed.',
    refuse: 'Refuse',
    refuseTheChangeOf: 'Refuse the change of marking',
    whoeverProposedItSees: 'Whoever proposed it sees the reason in the history.',
    refused: 'Refused.',
    proposed: (by: Part, inWords: Part) => `${by} proposed: ${inWords}`,
    withdrawn: 'Withdrawn.',
    withdraw: 'Withdraw',
    morePeopleWouldSee: (reason: Part) =>
      `: “${reason}” More people would see the record, so a second person has to agree.`,
    markingsToAgreeTo: 'Markings to agree to',
    showMore: 'Show more',
  },
} as const;
