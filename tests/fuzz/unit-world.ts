/** The demonstration behind the service of a unit, and the desks that reach it over real mutual TLS. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationPassphrase } from '../../main/demonstration/people.ts';
import type { EngineProcess } from '../../main/engine/protocol.ts';
import { createAuthority, type Identity, issue } from '../../main/hosts/server/authority.ts';
import type { Event } from '../../main/hosts/server/events.ts';
import { makeKeyFile, serviceSealer } from '../../main/hosts/server/key-file.ts';
import { startService } from '../../main/hosts/server/service.ts';
import { unitFiles } from '../../main/hosts/server/unit-folder.ts';
import { writeWorkstations } from '../../main/hosts/server/workstations.ts';
import { lastingLine } from '../../main/line/lasting-line.ts';
import { outboxIn } from '../../main/line/outbox.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { addSystemSlot, openVault } from '../../main/vault/vault.ts';
import { type DeskLine, deskLine } from '../support/unit.ts';

/** In the text of a contribution that no desk without a session may be told. */
export const marker = 'zinc heron over the ninth weir';
/** Who works at the desk that keeps to the rules; the fuzz calls as everybody else, too. */
const honestLogin = 'e.adjei';

const desks = ['desk-01', 'desk-02', 'desk-09'] as const;

async function makeCertificates() {
  const authority = await createAuthority('Fuzz');
  const service = await issue(authority, 'service', { kind: 'service', hosts: ['127.0.0.1'] });
  const issued = await Promise.all(desks.map((name) => issue(authority, name, { kind: 'workstation' })));
  return { authority, service, issued };
}
let made: ReturnType<typeof makeCertificates> | null = null;

const keyOf = (template: string) => `${template}.key`;

/** The vault of the demonstration gets a slot for a service's key, once. */
async function prepare(template: string): Promise<void> {
  if (existsSync(keyOf(template))) return;
  const who = { login: honestLogin, passphrase: demonstrationPassphrase };
  const vault = await openVault({ folder: template, ...who, migrate, supportedVersion });
  makeKeyFile(keyOf(template));
  await addSystemSlot(vault, serviceSealer({ file: keyOf(template) }));
  vault.close();
}

export interface UnitWorld {
  /** What stands for the unit among the recent vaults. */
  readonly place: string;
  readonly port: number;
  readonly vault: string;
  readonly authority: string;
  readonly hostile: Identity;
  readonly honest: DeskLine;
  readonly events: Event[];
  /** What nobody may be told who has no session: texts, keys, tokens, paths. */
  secrets(): string[];
  /** As the window's gate reaches the service. */
  connect(): EngineProcess;
  end(): Promise<void>;
}

async function openHonest(line: DeskLine): Promise<void> {
  const signedIn = await line.signIn(honestLogin, demonstrationPassphrase);
  if (!signedIn.ok) throw new Error(`the honest desk is not let in: ${signedIn.error.code}`);
  await line.do('intake.record', { form: { kind: 'tip', channel: 'hotline', text: marker }, draftId: null });
}

/** On a copy of `template`, in a folder of its own. */
export async function openUnitWorld(folder: string, template: string): Promise<UnitWorld> {
  await prepare(template);
  made ??= makeCertificates();
  const { authority, service: own, issued } = await made;
  const [window, honestDesk, hostile] = issued;
  if (window === undefined || honestDesk === undefined || hostile === undefined) throw new Error('three were issued');
  const unit = join(folder, 'unit');
  const files = unitFiles(unit);
  mkdirSync(unit, { mode: 0o700 });
  cpSync(template, files.vault, { recursive: true });
  cpSync(keyOf(template), files.key);
  writeFileSync(files.authority, authority.certificate);
  writeFileSync(files.certificate, own.certificate);
  writeFileSync(files.certificateKey, own.key);
  const at = new Date().toISOString();
  writeWorkstations(
    files.workstations,
    issued.map(({ fingerprint }, n) => ({ name: desks[n] ?? '', fingerprint, issuedAt: at, revokedAt: null })),
  );
  const events: Event[] = [];
  const service = await startService({
    config: {
      listen: { host: '127.0.0.1', port: 0 },
      address: { host: '127.0.0.1', port: 1 },
      unit,
      key: { file: files.key },
      maximumMarking: 'TOP SECRET',
      largestFile: 16,
    },
    report: (event) => events.push(event),
  });
  const remote = ({ certificate, key }: Identity) =>
    remoteEngine({
      host: '127.0.0.1',
      port: service.port,
      tls: { ca: authority.certificate, certificate, key },
    });
  const honest = deskLine(remote(honestDesk));
  await openHonest(honest);
  const key = readFileSync(files.key);
  return {
    place: join(folder, 'the unit'),
    port: service.port,
    vault: files.vault,
    authority: authority.certificate,
    hostile,
    honest,
    events,
    secrets: () => [marker, folder, key.toString('hex'), key.toString('base64'), honest.session().token],
    connect: () =>
      lastingLine({ connect: () => remote(window), outbox: outboxIn(join(folder, 'the unit.vigil-outbox')) }),
    async end() {
      honest.engine.kill();
      await service.end();
    },
  };
}
