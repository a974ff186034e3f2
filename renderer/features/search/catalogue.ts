/** Everything that this room says on the screen, by the file that says it. */

/** What is put into a sentence. */
type Part = string | number;

export const catalogue = {
  searchEverything: {
    operations: 'Operations',
    people: 'People',
    peopleAndThings: 'People and things',
    contributions: 'Contributions',
    documents: 'Documents',
    speltThere: (spelt: Part) => `spelt ${spelt} there · `,
    openedLast: 'Opened last',
    didYouMean: 'Did you mean',
    searchForThis: 'Search for this',
  },
  searchScreen: {
    kind: 'Kind',
    reference: 'Reference',
    what: 'What',
    passage: 'Passage',
    speltThere: (spelt: Part) => `Spelt ${spelt} there`,
    when: 'When',
    marking: 'Marking',
    theBestOfThe: (weighed: Part) => `; the best of the newest ${weighed} contributions with these words`,
    firstResults: (n: Part) => `First ${n} results`,
    search: (searched: Part) => `Search: ${searched}`,
    found: 'Found',
    whatToShow: 'What to show',
    everything: 'Everything',
    contributions: 'Contributions',
    operations: 'Operations',
    people: 'People',
    things: 'Things',
    documents: 'Documents',
    order: 'Order',
    bestFirst: 'Best first',
    newestFirst: 'Newest first',
    noResultsThatYou: 'No results that you can see',
    didYouMean: 'Did you mean:',
    tryFewerWordsOr: 'Try fewer words, or the beginning of a word.',
  },
} as const;
