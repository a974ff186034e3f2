/** A refusal that a rule brought about leads to that rule, and no other refusal does. */
import { expect, it } from 'vitest';
import { failure } from '../../preload/contract/errors.ts';
import { ruleOfFailure } from '../../renderer/shell/rule-words.ts';

it.each([
  [failure('SUPERVISOR_NEEDED', 'Immediate risk was marked. (Sign-off rule, version 1.)'), 'sign_off'],
  [failure('SUPERVISOR_NEEDED', 'Several reports name this person. (Rule on repeats, version 2.)'), 'repeat'],
  [failure('SUPERVISOR_NEEDED'), 'sign_off'],
  [failure('RCAP_NEEDED', 'A child may be concerned. (Sign-off rule, version 3.)'), 'sign_off'],
  [failure('BREAK_GLASS_LIMIT'), 'break_glass'],
  [failure('PERIOD_RELEASED'), 'small_numbers'],
  [failure('NOT_ALLOWED'), null],
  [failure('SECOND_PERSON_NEEDED'), null],
  [failure('REASON_NEEDED'), null],
] as const)('%o', (failed, name) => {
  expect(ruleOfFailure(failed)).toBe(name);
});
