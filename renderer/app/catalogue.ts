/** Everything that this folder says on the screen, by the file that says it. */
export const catalogue = {
  app: { starting: 'Vigil is starting' },
  currentScreen: {
    noSuchView: 'There is no such view',
    goToMyWork: 'Go to My work',
    chooseAPlace: 'It may have been an address of an earlier version. Choose a place on the left, or press Ctrl K.',
  },
  locking: { locked: 'Locked', closingTheVault: 'Closing the vault…' },
  useBadgeCounts: {
    watchListMatch: 'Watch-list match.',
    restrictedMatch: 'New restricted match.',
    reached: 'Something has reached a case of yours.',
    urgentItem: 'Something urgent has reached a case of yours.',
    overdueElsewhere: 'Something is overdue with a colleague.',
    ownOverdue: 'Something of yours has become overdue.',
    breakGlass: 'Break-glass was used, and awaits a review.',
    importMatched: 'An import of yours is matched in full.',
    answered: 'Something that you linked was answered.',
  },
} as const;
