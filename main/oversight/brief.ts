/** The manager's brief: the dashboard on paper, with a ticket that lets it be printed once. */
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { giveReceipt } from '../contributions/receipt.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { dashboardOf } from './dashboard.ts';

/** The file's name includes the marking and the day that the figures are for. */
export const brief: UseCase<'oversight.brief'> = async (context, input) => {
  const dashboard = await dashboardOf(context, input.day);
  const { marking } = dashboard;
  const receipt = await giveReceipt(context, input, 'Brief', rank(Marking, marking));
  const name = `${marking} Vigil brief ${input.day ?? ukDay(context.now)}`;
  return {
    ticket: context.tickets.issue({ marking, name }),
    dashboard,
    preparedBy: context.me.name,
    recipient: input.recipient,
    receipt: receipt.number,
  };
};
