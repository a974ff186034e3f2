import type { Output } from '../../../preload/contract/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Cluster } from '../../ui/line.tsx';
import { Time } from '../../ui/time.tsx';

type Found = Output<'linking.earlierReports'>;

/** What the one who proposed no further action made of the earlier reports: which were opened, and which waived and why. */
export function Considered({ found, proposedBy }: { found: Found; proposedBy: string }) {
  const reports = found.earlier.filter(({ openedByProposer }) => openedByProposer !== null);
  if (reports.length === 0) return null;
  const opened = reports.filter(({ openedByProposer }) => openedByProposer === true).length;
  return (
    <div>
      <p>
        {proposedBy} opened {opened} of {reports.length} {reports.length === 1 ? 'earlier report' : 'earlier reports'}{' '}
        on somebody like this:
      </p>
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <Cluster>
              <span>{report.reference}</span>
              {report.openedByProposer === true ? (
                <Badge tone="success">Opened</Badge>
              ) : report.waived === null ? (
                <Badge tone="warning">Not opened</Badge>
              ) : (
                <Badge>Waived</Badge>
              )}
              {report.waived === null ? null : (
                <span>
                  {report.waived.by}, <Time at={report.waived.at} />: {report.waived.reason}
                </span>
              )}
            </Cluster>
          </li>
        ))}
      </ul>
    </div>
  );
}
