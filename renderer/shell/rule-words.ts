/** What each rule that is data is called, and what it decides, as whoever meets it reads it. */
import type { Failure } from '../../preload/contract/errors.ts';
import type { RuleName } from '../../preload/contract/rule-shapes.ts';

export const ruleTitles: Readonly<Record<RuleName, string>> = {
  sign_off: 'Sign-off',
  repeat: 'Repeats',
  delivery: 'Deliveries',
  dissemination: 'Sent to others',
  break_glass: 'Break-glass',
  review_share: 'Share of second reviews',
  question_set: 'Questions of a call',
  late_stage: 'Late-stage',
  began_with_public: 'Began with the public',
  small_numbers: 'Small numbers',
  trend: 'Arrows of trends',
  subject_matter: 'Intended targets',
  bank_holiday: 'Bank holidays',
  exception: 'Exceptions',
  document: 'Reading documents',
};

export const ruleDecides: Readonly<Record<RuleName, string>> = {
  sign_off: 'What a contribution takes before it is closed: a reason, a supervisor, an assessment.',
  repeat: 'From when on earlier reports of one person take a supervisor, and go before others in the queue.',
  delivery: 'By when what reaches an investigation is looked at and answered, and when supervisors are told.',
  dissemination: 'On what legal basis something leaves, and by when it is sent, received and concluded.',
  break_glass: 'For how long a record is opened in an emergency, by when that is reviewed, and how often one may try.',
  review_share: 'How many closures in a hundred chance gives to a blind second review.',
  question_set: 'What a caller is asked, by kind of report and in what order.',
  late_stage: 'Which disrupted plots count as late-stage on the dashboard and in the brief.',
  began_with_public: 'Which investigations count as begun by what the public said.',
  small_numbers: 'Which counts are left out of a page for the public, and how long its period is.',
  trend: 'When a difference between two windows is shown as an arrow.',
  subject_matter: 'The words for what a plot is aimed at.',
  bank_holiday:
    'On which days, besides Saturdays and Sundays, nobody is at work where days are counted as working days.',
  exception: 'For how long something may be overdue before managers are shown it as an exception.',
  document: 'How far the words of documents are read, and whether a machine reads words in pictures.',
};

/** The rule that something was refused by; null where no rule that is data did. */
export function ruleOfFailure({ code, about }: Failure): RuleName | null {
  switch (code) {
    // Either may ask for a supervisor; the sentences say which, and the sign-off rule speaks first.
    case 'SUPERVISOR_NEEDED':
      return about !== undefined && !about.includes('Sign-off rule') ? 'repeat' : 'sign_off';
    case 'RCAP_NEEDED':
      return 'sign_off';
    case 'BREAK_GLASS_LIMIT':
      return 'break_glass';
    case 'PERIOD_RELEASED':
      return 'small_numbers';
    default:
      return null;
  }
}
