/** etcd keeps who leads. Three members, one on each machine: one may be away. */
import { join } from 'node:path';
import { authorityIn, certificateIn, type Layout, type Member, ports } from './layout.ts';

const clientAddress = (member: Member) => `https://${member.address}:${ports.etcd}`;
const peerAddress = (member: Member) => `https://${member.address}:${ports.etcdPeer}`;

/** As on its command line. One certificate for both directions, since its gateway asks the member itself. */
export function etcdArguments(layout: Layout, member: Member): string[] {
  const { certificate, key } = certificateIn(layout, member.name);
  const authority = authorityIn(layout, 'members');
  const settings = {
    name: member.name,
    'data-dir': join(member.folder, 'etcd'),
    'listen-client-urls': clientAddress(member),
    'advertise-client-urls': clientAddress(member),
    'listen-peer-urls': peerAddress(member),
    'initial-advertise-peer-urls': peerAddress(member),
    'initial-cluster': layout.members.map((one) => `${one.name}=${peerAddress(one)}`).join(','),
    'initial-cluster-token': 'vigil',
    'cert-file': certificate,
    'key-file': key,
    'trusted-ca-file': authority,
    'client-cert-auth': 'true',
    'peer-cert-file': certificate,
    'peer-key-file': key,
    'peer-trusted-ca-file': authority,
    'peer-client-cert-auth': 'true',
    'auto-compaction-retention': '1',
    logger: 'zap',
  };
  return Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
}
