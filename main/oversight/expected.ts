/**
 * The figures that charts are compared with: what a senior counter-terrorism officer said in public about the whole country in
 * 2016. Configuration, not knowledge of this installation: versions are added, never edited.
 */
export interface Expected {
  version: number;
  source: string;
  contributionsPerDay: number;
  hotlineCallsPerDay: number;
  arrestsPerYear: number;
  /** Late-stage plots stopped in so many months. */
  lateStagePlots: number;
  plotMonths: number;
  /** The year they were said in. */
  said: string;
}

export const expected: Expected = {
  version: 1,
  source: 'Public speech on terrorism and the help of communities, national figures, 2016',
  contributionsPerDay: 3_600,
  hotlineCallsPerDay: 32,
  arrestsPerYear: 330,
  lateStagePlots: 7,
  plotMonths: 18,
  said: '2016',
};
