/**
 * haproxy finds who leads by asking each member's Patroni, and passes bytes through: TLS is between whoever connects and PostgreSQL.
 */
import { authorityIn, type Layout, ports } from './layout.ts';

/** A service of the unit, for the proxy before it. `health`: its port on loopback, on this machine. */
export interface UnitServer {
  name: string;
  address: string;
  port: number;
  health: number;
}

const check = (layout: Layout) =>
  `check-ssl verify required ca-file ${authorityIn(layout, 'members')} crt ${layout.folder}/tls/proxy-both.pem`;

function members(layout: Layout, port: number, path: string, name: string): string {
  const servers = layout.members.map(
    (member) =>
      `  server ${member.name} ${member.address}:${ports.postgres} check port ${ports.patroni} ${check(layout)}`,
  );
  return `listen ${name}
  bind ${layout.front}:${port}
  balance leastconn
  option httpchk OPTIONS ${path}
  http-check expect status 200
  default-server inter 1s fastinter 300ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers.join('\n')}
`;
}

/**
 * Lines that stand are left alone: a service whose database is away for a moment keeps its desks, and one that is gone has broken its lines
 * by itself. Its health answers only whoever asks for the address itself.
 */
function unit(layout: Layout, services: readonly UnitServer[]): string {
  if (services.length === 0) return '';
  const servers = services.map(
    ({ name, address, port, health }) => `  server ${name} ${address}:${port} check addr 127.0.0.1 port ${health}`,
  );
  return `
listen unit
  bind ${layout.front}:${ports.unit}
  balance leastconn
  option httpchk
  http-check send meth GET uri /health ver HTTP/1.1 hdr Host 127.0.0.1
  http-check expect status 200
  default-server inter 1s fastinter 300ms fall 2 rise 1
${servers.join('\n')}
`;
}

export const proxySettings = (layout: Layout, services: readonly UnitServer[]): string => `global
  maxconn 4000
defaults
  mode tcp
  timeout connect 3s
  timeout check 2s
  timeout client 1h
  timeout server 1h
  option clitcpka
  option srvtcpka
  retries 2

${members(layout, ports.write, '/primary', 'write')}
${members(layout, ports.read, '/replica?lag=1MB', 'read')}${unit(layout, services)}`;
