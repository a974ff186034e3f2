/** By which rule what reaches an investigation falls due. */
import { deliveryRule } from '../linking/deliver.ts';
import type { UseCase } from '../store/use-case.ts';

export const rule: UseCase<'inbox.rule'> = async (context) => {
  const { version, fromDay, wording } = await deliveryRule(context);
  return { version, fromDay, wording };
};
