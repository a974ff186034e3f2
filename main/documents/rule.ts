/** The rule for documents, as the store holds it: how large one may be, and how much of one is read. */
import { DocumentRule } from '../../preload/contract/documents.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

/** The newest version in force today. */
export const documentRule = (context: Pick<Context, 'db' | 'now'>): Promise<InForce<DocumentRule>> =>
  ruleInForce(context, 'document_rule', ukDay(context.now), DocumentRule);
