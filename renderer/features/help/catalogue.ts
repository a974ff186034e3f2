/** Everything that this room says on the screen, by the file that says it. */
export const catalogue = {
  helpPictures: {
    theQueueByStrongest: 'The queue by strongest match, with the open contribution beside it',
    whatAClosureTakes: 'What a closure takes, below the text of a contribution',
    earlierReportsOnSomebody: 'Earlier reports on somebody like this, with their reasons',
    theActionsOfA: 'The actions of a case on their board',
    aLinkChartOf: 'A link chart of a case, its subjects and one of its contributions',
    thePageOfA: 'The page of a person, with what warns of him and what the matcher finds',
    aCaseOnThe: 'A case on the map, with the places that it names',
    theDocumentsOfA: 'The documents of a contribution',
    disruptedPlotsByStage: 'Disrupted plots by stage over eighteen months',
  },
  helpScreen: {
    chooseAnArticle:
      'Choose an article, or type what you look for. {key} shows every key of the view that is open, and the circle with a question mark beside a rule says what the rule decides.',
    help: 'Help',
    articleFound: 'article found',
    articlesFound: 'articles found',
    articles: 'Articles',
    findInTheHelp: 'Find in the help',
    nothingInTheHelp: 'Nothing in the help has all of these words',
    tryFewerWordsOr: 'Try fewer words, or another word for the same.',
  },
} as const;
