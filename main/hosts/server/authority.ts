/**
 * The unit's own certificate authority: it vouches for the service to the workstations, and for each workstation to the service, and for
 * nothing else in the world. ECDSA with P-256; nothing of it is ever fetched or sent anywhere.
 */
import { randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as asn1js from 'asn1js';
import {
  AltName,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  ExtKeyUsage,
  GeneralName,
} from 'pkijs';

/** A certificate and its private key, in PEM. */
export interface Identity {
  certificate: string;
  key: string;
}

export type Purpose = { kind: 'service'; hosts: readonly string[] } | { kind: 'workstation' };

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const days = 86_400_000;
const authorityLasts = 10 * 365 * days;
/** As long as a certificate of a public authority was ever good for; a workstation that is lost is revoked at once. */
const certificateLasts = 397 * days;
/** A clock on another machine may be a little behind. */
const clockSkew = 3_600_000;

const ids = {
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  alternativeName: '2.5.29.17',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
  clientAuthentication: '1.3.6.1.5.5.7.3.2',
} as const;

const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as webcrypto.Crypto as never });

/** The same key, as the browser's types know it. */
const asTyped = (key: webcrypto.CryptoKey) => key as Parameters<Certificate['sign']>[0];

const pem = (label: string, der: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;

const extension = (id: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
  new Extension({ extnID: id, critical, extnValue: value.toBER() });

/** The bits of KeyUsage, from the first: RFC 5280, 4.2.1.3. */
const keyUsage = (bits: number, unused: number) =>
  new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: unused });
const signsCertificates = keyUsage(0x06, 1);
const signsHandshakes = keyUsage(0x80, 7);

/** RFC 5280, 4.2.1.6: a name, or the bytes of an address. */
function generalName(host: string): GeneralName {
  if (isIP(host) === 0) return new GeneralName({ type: 2, value: host });
  return new GeneralName({ type: 7, value: new asn1js.OctetString({ valueHex: addressBytes(host) }) });
}

function addressBytes(address: string): ArrayBuffer {
  if (isIP(address) === 4) return new Uint8Array(address.split('.').map(Number)).buffer;
  const [head = '', tail] = address.split('::');
  const words = (part: string | undefined) => (part === undefined || part === '' ? [] : part.split(':'));
  const [first, last] = [words(head), words(tail)];
  const all = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return new Uint8Array(all.flatMap((word) => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 255]))
    .buffer;
}

const named = (name: string) =>
  new AttributeTypeAndValue({ type: ids.commonName, value: new asn1js.Utf8String({ value: name }) });

interface Making {
  name: string;
  issuer: string;
  lasts: number;
  extensions: Extension[];
  signedBy: webcrypto.CryptoKey | null;
  now: Date;
}

async function make({ name, issuer, lasts, extensions, signedBy, now }: Making): Promise<Identity> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  const serial = randomBytes(16);
  // Positive, and without a leading nought.
  serial[0] = (serial.readUInt8(0) & 0x7f) | 0x40;
  certificate.serialNumber = new asn1js.Integer({ valueHex: new Uint8Array(serial).buffer });
  certificate.subject.typesAndValues.push(named(name));
  certificate.issuer.typesAndValues.push(named(issuer));
  certificate.notBefore.value = new Date(now.getTime() - clockSkew);
  certificate.notAfter.value = new Date(now.getTime() + lasts);
  certificate.extensions = extensions;
  await certificate.subjectPublicKeyInfo.importKey(asTyped(keys.publicKey), engine);
  await certificate.sign(asTyped(signedBy ?? keys.privateKey), 'SHA-256', engine);
  return {
    certificate: pem('CERTIFICATE', certificate.toSchema(true).toBER()),
    key: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}

/** `unit`: its name, as the certificates give it. */
export function createAuthority(unit: string, now = new Date()): Promise<Identity> {
  return make({
    name: unit,
    issuer: unit,
    lasts: authorityLasts,
    extensions: [
      extension(ids.basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
      extension(ids.keyUsage, true, signsCertificates),
    ],
    signedBy: null,
    now,
  });
}

/** Whom a certificate names. */
export const commonName = (certificate: string): string =>
  /CN=(.*)/.exec(new X509Certificate(certificate).subject)?.[1] ?? '';

/** A certificate for the service under these names and addresses, or for the workstation of this name. */
export async function issue(
  authority: Identity,
  name: string,
  purpose: Purpose,
  now = new Date(),
): Promise<Identity & { fingerprint: string }> {
  const signedBy = await webcrypto.subtle.importKey('pkcs8', keyBytes(authority.key), algorithm, false, ['sign']);
  const issuer = commonName(authority.certificate);
  const usage = purpose.kind === 'service' ? ids.serverAuthentication : ids.clientAuthentication;
  const made = await make({
    name,
    issuer,
    lasts: certificateLasts,
    extensions: [
      extension(ids.basicConstraints, true, new BasicConstraints({ cA: false }).toSchema()),
      extension(ids.keyUsage, true, signsHandshakes),
      extension(ids.extendedKeyUsage, false, new ExtKeyUsage({ keyPurposes: [usage] }).toSchema()),
      ...(purpose.kind === 'service'
        ? [extension(ids.alternativeName, false, new AltName({ altNames: purpose.hosts.map(generalName) }).toSchema())]
        : []),
    ],
    signedBy: signedBy as webcrypto.CryptoKey,
    now,
  });
  return { ...made, fingerprint: new X509Certificate(made.certificate).fingerprint256 };
}

const keyBytes = (key: string): Buffer => Buffer.from(key.replace(/-----[^-]+-----|\s/g, ''), 'base64');
