/** A ticket is good for one printing. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { UseCase } from '../store/use-case.ts';

/** Throws NOT_FOUND for a ticket that has been used, or never was one. */
export const redeemPrint: UseCase<'exports.redeemPrint'> = async ({ tickets }, { ticket }) => {
  const content = tickets.redeem(ticket);
  if (content === undefined) throw new VigilError('NOT_FOUND');
  return content;
};
