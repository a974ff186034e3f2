/** The manager's brief: the dashboard on paper, with a ticket that lets it be printed once. */
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { dashboardOf } from './dashboard.ts';

/** The file's name includes the marking and the day that the figures are for. */
export const brief: UseCase<'oversight.brief'> = async (context, input) => {
  const dashboard = await dashboardOf(context, input.day);
  const { marking } = dashboard;
  const name = `${marking} Vigil brief ${input.day ?? ukDay(context.now)}`;
  return {
    ticket: context.tickets.issue({ marking, name }),
    dashboard,
    preparedBy: context.me.name,
    recipient: input.recipient,
  };
};
