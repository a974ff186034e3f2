/**
 * Certificates for every hop, made by openssl as IT would make them: P-256, one authority for the machines and proxies and one for
 * the services. The pooler accepts any certificate of the authority that it is given, whosever name is in it: the second authority
 * keeps those of the members out.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityIn, certificateIn, engine, type Layout, owner } from './layout.ts';

const lasts = { authority: '3650', certificate: '397' };

/** The arguments of `openssl req` for a new key and its certificate. `hosts`: the addresses that it is good for as a server. */
export function certificateArguments({
  name,
  hosts,
  signedBy,
  out,
}: {
  name: string;
  hosts: readonly string[];
  signedBy: { certificate: string; key: string } | null;
  out: { certificate: string; key: string };
}): string[] {
  const extensions =
    signedBy === null
      ? ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign']
      : [
          'basicConstraints=critical,CA:FALSE',
          'keyUsage=critical,digitalSignature',
          'extendedKeyUsage=serverAuth,clientAuth',
          ...(hosts.length === 0 ? [] : [`subjectAltName=${hosts.map((host) => `IP:${host}`).join(',')}`]),
        ];
  return [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days'],
    signedBy === null ? lasts.authority : lasts.certificate,
    ...['-subj', `/CN=${name}`, '-out', out.certificate, '-keyout', out.key],
    ...(signedBy === null ? [] : ['-CA', signedBy.certificate, '-CAkey', signedBy.key]),
    ...extensions.flatMap((one) => ['-addext', one]),
  ];
}

export function makeCertificates(layout: Layout): void {
  const folder = join(layout.folder, 'tls');
  mkdirSync(folder);
  const make = (name: string, hosts: readonly string[], signedBy: 'members' | 'clients' | null, file = name) =>
    execFileSync(
      'openssl',
      certificateArguments({
        name,
        hosts,
        signedBy:
          signedBy === null
            ? null
            : { certificate: authorityIn(layout, signedBy), key: join(folder, `${signedBy}-authority.key`) },
        out: certificateIn(layout, file),
      }),
      { stdio: 'ignore' },
    );
  for (const which of ['members', 'clients']) make(`vigil cluster ${which}`, [], null, `${which}-authority`);
  for (const which of ['members', 'clients'] as const)
    appendFileSync(authorityIn(layout, 'both'), readFileSync(authorityIn(layout, which)));
  // The proxy passes TLS through: each member answers under the proxy's address as well.
  for (const { name, address } of layout.members) make(name, [address, layout.front, '127.0.0.1'], 'members');
  for (const role of ['replicator', 'rewinder']) make(role, [], 'members');
  make('pooler', [layout.front], 'members');
  make('proxy', [], 'members');
  // PostgreSQL compares the name in the certificate with the role.
  make(engine, [], 'members', 'pooler-as-engine');
  make(engine, [], 'clients');
  make(owner, [], 'clients');
  // haproxy wants key and certificate in one file.
  const proxy = certificateIn(layout, 'proxy');
  copyFileSync(proxy.certificate, join(folder, 'proxy-both.pem'));
  appendFileSync(join(folder, 'proxy-both.pem'), readFileSync(proxy.key));
}
