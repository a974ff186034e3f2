/** Where everything of the cluster is: its folder, its addresses and its ports. */
import { join } from 'node:path';

export const memberNames = ['member-1', 'member-2', 'member-3'] as const;
export type MemberName = (typeof memberNames)[number];

export const database = 'vigil';
/** The roles: of the tables, and of the service. */
export const owner = 'vigil_owner';
export const engine = 'vigil_engine';

/** Below the range from which the system gives connections their own. Members have the same ones, on addresses of their own. */
export const ports = {
  etcd: 22379,
  etcdPeer: 22380,
  patroni: 28008,
  postgres: 25432,
  write: 25000,
  read: 25001,
  pooler: 26432,
  /** Of the proxy before the services; they and their health have the numbers after these. */
  unit: 27443,
  health: 27480,
} as const;

export interface Member {
  name: MemberName;
  address: string;
  folder: string;
  /** PostgreSQL's files, in a folder that can be a disk of its own. */
  disk: string;
  data: string;
  socket: string;
}

export interface Layout {
  folder: string;
  logs: string;
  /** Where the proxies listen and from where the load comes. */
  front: string;
  members: readonly Member[];
  /** The folder of PostgreSQL's programs. */
  programs: string;
  /** The superuser has the name of the user whom everything runs as, since it signs in by socket alone. */
  superuser: string;
}

/** `apart`: members are in network namespaces, with addresses that the documentation of networks uses; otherwise on loopback. */
export function layoutIn(
  folder: string,
  { apart, programs, superuser }: { apart: boolean; programs: string; superuser: string },
): Layout {
  const network = apart ? '198.51.100' : '127.0.0';
  return {
    folder,
    logs: join(folder, 'logs'),
    front: `${network}.10`,
    programs,
    superuser,
    members: memberNames.map((name, at) => ({
      name,
      address: `${network}.${11 + at}`,
      folder: join(folder, name),
      disk: join(folder, name, 'disk'),
      data: join(folder, name, 'disk', 'data'),
      // The path of a socket ends at 107 bytes.
      socket: join(folder, name, 's'),
    })),
  };
}

export const certificateIn = (layout: Layout, name: string) => ({
  certificate: join(layout.folder, 'tls', `${name}.pem`),
  key: join(layout.folder, 'tls', `${name}.key`),
});

/** Who vouches for members and proxies, who vouches for services, and both in one file. */
export const authorityIn = (layout: Layout, which: 'members' | 'clients' | 'both') =>
  join(layout.folder, 'tls', `${which}-authority.pem`);
