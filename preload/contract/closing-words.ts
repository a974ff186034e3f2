/** The closed word lists of how contributions are closed: facts that a sign-off rests on, outcomes of a second review, questions of an intake. */
import { z } from 'zod';

/** What makes a closure take more than a second person; the rule (`sign_off_rule`) says what each of them takes. */
export const SignOffFact = z.enum(['immediate_risk', 'child', 'repeat', 'named_target', 'reliable_source']);
export type SignOffFact = z.infer<typeof SignOffFact>;

/** Of these, words alone only suggest one: an officer says whether it is so. */
export const AnswerableFact = SignOffFact.extract(['child', 'named_target']);
export type AnswerableFact = z.infer<typeof AnswerableFact>;

/** `possibly`: words suggest it and nobody has said; it counts until somebody says that it is not so. */
export const FactStanding = z.enum(['yes', 'possibly', 'no']);
export type FactStanding = z.infer<typeof FactStanding>;

/** What the rule may ask for before a contribution is closed. */
export const ClosingNeed = z.enum(['supervisor', 'rcap']);
export type ClosingNeed = z.infer<typeof ClosingNeed>;

/** What a second reviewer would have done. Anything but `nfa` opens the contribution again. */
export const ReviewOutcome = z.enum(['nfa', 'trace', 'lead', 'referred', 'link']);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** What a call is asked about. Which questions there are, their words and their order are data (`question_set`). */
export const QuestionKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
export type QuestionKey = z.infer<typeof QuestionKey>;
