/** Another certificate for the service, for the same names and by the same authority: the one that it has ends after 397 days. */
import { X509Certificate } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { writeAtomically } from '../../vault/atomic-file.ts';
import { commonName, issue } from './authority.ts';
import { giveTo, ownerOf } from './owner.ts';
import { textOf, unitFiles } from './unit-folder.ts';

/** The names and addresses that a certificate is for, as `issue` takes them. */
export const hostsOf = (certificate: string): string[] =>
  (new X509Certificate(certificate).subjectAltName ?? '')
    .split(', ')
    .flatMap((one) => (/^(?:DNS|IP Address):(.+)$/.exec(one)?.[1] ?? '').split(' '))
    .filter((host) => host !== '');

/** A service that runs takes it at once; lines that are open stay. Returns until when it is good: an instant. Throws UNIT_NOT_FOUND. */
export async function renewCertificate(folder: string): Promise<string> {
  const files = unitFiles(resolve(folder));
  const authority = { certificate: textOf(files.authority), key: textOf(files.authorityKey) };
  const before = textOf(files.certificate);
  const made = await issue(authority, commonName(before), { kind: 'service', hosts: hostsOf(before) });
  // The key first: whoever sees the certificate finds its key.
  writeAtomically([files.certificateKey], made.key);
  writeAtomically([files.certificate], made.certificate);
  giveTo(dirname(files.certificate), ownerOf(dirname(files.certificate)));
  return new Date(new X509Certificate(made.certificate).validTo).toISOString();
}
