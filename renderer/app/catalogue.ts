/** Everything that this folder says on the screen, by the file that says it. */
export const catalogue = {
  app: { starting: 'Vigil is starting' },
  currentScreen: {
    noSuchView: 'There is no such view',
    goToMyWork: 'Go to My work',
    chooseAPlace: 'It may have been an address of an earlier version. Choose a place on the left, or press Ctrl K.',
  },
  locking: { locked: 'Locked', closingTheVault: 'Closing the vault…' },
} as const;
