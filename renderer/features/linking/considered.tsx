import type { Output } from '../../../preload/contract/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Cluster } from '../../ui/line.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.considered;

type Found = Output<'linking.earlierReports'>;

/** What the one who proposed no further action made of the earlier reports: which were opened, and which waived and why. */
export function Considered({ found, proposedBy }: { found: Found; proposedBy: string }) {
  const reports = found.earlier.filter(({ openedByProposer }) => openedByProposer !== null);
  if (reports.length === 0) return null;
  const opened = reports.filter(({ openedByProposer }) => openedByProposer === true).length;
  return (
    <div>
      <p>
        {texts.openedOfOnSomebody(
          proposedBy,
          opened,
          reports.length,
          reports.length === 1 ? texts.earlierReport : texts.earlierReports,
        )}
      </p>
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <Cluster>
              <span>{report.reference}</span>
              {report.openedByProposer === true ? (
                <Badge tone="success">{texts.opened}</Badge>
              ) : report.waived === null ? (
                <Badge tone="warning">{texts.notOpened}</Badge>
              ) : (
                <Badge>{texts.waived}</Badge>
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
