/**
 * A unit in a temporary folder: its vault, its authority, its running service, and workstations with certificates of their own.
 * Nothing is left out: real TLS on loopback, the real listener, the real encrypted vault. Only the derivation of keys is cheap.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskSession, EngineProcess, FromEngine, ToEngine } from '../../main/engine/protocol.ts';
import { createAuthority, type Identity, issue } from '../../main/hosts/server/authority.ts';
import type { Config } from '../../main/hosts/server/config.ts';
import type { FileLimits } from '../../main/hosts/server/desk-transfer.ts';
import type { Event } from '../../main/hosts/server/events.ts';
import { makeKeyFile, serviceSealer } from '../../main/hosts/server/key-file.ts';
import { type Service, startService } from '../../main/hosts/server/service.ts';
import { unitFiles } from '../../main/hosts/server/unit-folder.ts';
import { readWorkstations, writeWorkstations } from '../../main/hosts/server/workstations.ts';
import { lastingLine } from '../../main/line/lasting-line.ts';
import { outboxIn } from '../../main/line/outbox.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import { migrate } from '../../main/store/sqlite/migrate.ts';
import { addSystemSlot, createVault } from '../../main/vault/vault.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { LineNews } from '../../preload/contract/host.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { Marking, type Role, rank } from '../../preload/contract/vocabulary.ts';
import { serviceProcess } from './service-process.ts';

export const passphrase = 'nine green lanterns by the weir';
export const folderToken = 'token-for-the-unit';
const kdf = { N: 1024 };

export interface UnitPerson {
  login: string;
  roles: Role[];
}

/** A workstation that has been connected, whoever is signed in on it. */
export function deskLine(engine: EngineProcess) {
  const heard: FromEngine[] = [];
  const waiting: (() => void)[] = [];
  let gone: string | null = null;
  engine.onMessage((message) => {
    heard.push(message);
    for (const look of waiting) look();
  });
  engine.onExit((_, how, means) => {
    gone = means ?? how ?? 'ended';
    for (const look of waiting) look();
  });
  /** Settles as soon as the condition holds; a broken line ends the waiting too. */
  async function until<T>(found: () => T | undefined): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const look = () => {
      const value = found();
      if (value !== undefined) resolve(value);
      else if (gone !== null) reject(new Error(gone));
    };
    waiting.push(look);
    look();
    return promise;
  }
  let id = 0;
  async function replyTo<T>(mine: number): Promise<Result<T>> {
    const reply = await until(() => heard.find((message) => message.kind === 'reply' && message.id === mine));
    if (reply.kind !== 'reply') throw new Error('no answer came');
    return reply.result as Result<T>;
  }
  function say<T>(message: (id: number) => ToEngine) {
    id += 1;
    engine.send(message(id));
    return { id, result: replyTo<T>(id) };
  }
  async function answer<T>(message: (id: number) => ToEngine): Promise<Result<T>> {
    await until(() => heard.find(({ kind }) => kind === 'ready'));
    return say<T>(message).result;
  }
  /** `paths`: what the tokens of a request stand for at this desk, or, as text, the key of one that may be repeated. */
  const request = <V extends VerbName>(verb: V, input: Input<V>, more?: Record<string, string> | string) => {
    const named = typeof more === 'string' ? { key: more } : more === undefined ? {} : { paths: more };
    return (mine: number): ToEngine => ({ kind: 'request', id: mine, verb, input, ...named });
  };
  /** Sends a request, and returns its number and what becomes of it. */
  const begin = <V extends VerbName>(verb: V, input: Input<V>, paths?: Record<string, string>) =>
    say<Output<V>>(request(verb, input, paths));
  const ask = <V extends VerbName>(verb: V, input: Input<V>, more?: Record<string, string> | string) =>
    answer<Output<V>>(request(verb, input, more));
  /** What the service gave to go on with the session, the last of several. */
  const session = (): DeskSession => {
    const given = heard.findLast((message) => message.kind === 'session');
    if (given?.kind !== 'session') throw new Error('the session cannot last');
    return given;
  };
  return {
    engine,
    heard,
    until,
    begin,
    ask,
    session,
    /** How its line stands, as the window was last told. */
    line(): LineNews | undefined {
      const news = heard.findLast((message) => message.kind === 'line');
      return news?.kind === 'line' ? news : undefined;
    },
    /** Goes on with a session of another line. */
    async resume({ login, token }: { login: string; token: string }): Promise<'resumed' | string> {
      await until(() => heard.find(({ kind }) => kind === 'ready'));
      engine.send({ kind: 'resume', login, token });
      const said = await until(() => heard.find(({ kind }) => kind === 'session' || kind === 'closed'));
      return said.kind === 'closed' ? (said.because?.code ?? 'closed') : 'resumed';
    },
    /** What the window asks of its own end of the line. */
    own: (verb: string, input: unknown) => answer<unknown>((mine) => ({ kind: 'request', id: mine, verb, input })),
    deliver: (entry: string, read = false) =>
      answer<{ value: unknown; doubtful: boolean }>((mine) => ({ kind: 'deliver', id: mine, entry, read })),
    /** As if the cable were pulled. */
    breakOff: () => engine.kill(),
    gone: () => gone,
    ended: () => until(() => gone ?? undefined).catch(() => undefined),
    async do<V extends VerbName>(verb: V, input: Input<V>, paths?: Record<string, string>): Promise<Output<V>> {
      const result = await ask(verb, input, paths);
      if (!result.ok) throw new Error(`${verb} failed: ${result.error.code}`);
      return result.value;
    },
    signIn: (login: string, words = passphrase) => ask('vault.signIn', { folderToken, login, passphrase: words }),
  };
}
export type DeskLine = ReturnType<typeof deskLine>;

export interface UnitOptions {
  /** Megabytes. */
  largestFile?: number;
  limits?: Partial<FileLimits>;
  /** How long a session waits for its line, in milliseconds. */
  patience?: number;
  /** The service has a process of its own, and can be killed. */
  apart?: boolean;
  /** The service's own, where it has no process of its own. */
  clock?: () => Date;
  /** File descriptors that such a process is given. */
  descriptors?: number;
}

export async function openUnit(people: readonly UnitPerson[], options: UnitOptions = {}) {
  const { largestFile = 2_048, limits = {}, patience, apart = false, descriptors, clock } = options;
  const folder = mkdtempSync(join(tmpdir(), 'vigil-unit-'));
  const files = unitFiles(folder);
  const keyFile = join(folder, 'unit.key');
  mkdirSync(files.vault);
  makeKeyFile(keyFile);
  // A service of its own accepts keys at the product's own cost only.
  const cost = apart ? {} : { kdf };
  const config: Config = {
    listen: { host: '127.0.0.1', port: 0 },
    address: { host: '127.0.0.1', port: 1 },
    unit: folder,
    key: { file: keyFile },
    maximumMarking: 'SECRET',
    largestFile,
  };
  const { vault } = await createVault({
    folder: files.vault,
    login: people[0]?.login ?? 'first',
    passphrase,
    migrate,
    ...cost,
  });
  for (const { login, roles } of people) {
    vault.db
      .prepare('insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, ?, ?)')
      .run(login, login, JSON.stringify(roles), rank(Marking, 'SECRET'), '2026-03-09T10:00:00.000Z');
    await vault.setSlot(login, passphrase);
  }
  await addSystemSlot(vault, serviceSealer(config.key));
  vault.close();
  const authority = await createAuthority('Eastmoor unit');
  const own = await issue(authority, 'service', { kind: 'service', hosts: ['127.0.0.1'] });
  writeFileSync(files.authority, authority.certificate);
  writeFileSync(files.certificate, own.certificate);
  writeFileSync(files.certificateKey, own.key);
  writeWorkstations(files.workstations, []);
  const events: Event[] = [];
  const configFile = join(folder, 'config.json');
  let killed: () => Promise<void> = () => Promise.reject(new Error('only a service apart can be killed'));
  let pid = process.pid;
  async function start(): Promise<Pick<Service, 'port' | 'end'>> {
    if (apart) {
      writeFileSync(configFile, JSON.stringify(config));
      const child = await serviceProcess(configFile, descriptors);
      killed = child.kill;
      pid = child.pid;
      // From now on it is found where it was.
      config.listen.port = child.port;
      return child;
    }
    return startService({
      config,
      kdf,
      limits,
      report: (event) => events.push(event),
      ...(patience === undefined ? {} : { patience }),
      ...(clock === undefined ? {} : { clock }),
    });
  }
  let service = await start();

  async function addWorkstation(name: string): Promise<Identity & { fingerprint: string }> {
    const made = await issue(authority, name, { kind: 'workstation' });
    writeWorkstations(files.workstations, [
      ...readWorkstations(files.workstations),
      { name, fingerprint: made.fingerprint, issuedAt: new Date().toISOString(), revokedAt: null },
    ]);
    return made;
  }

  const remote = ({ certificate, key }: Identity, port: number, ca = authority.certificate) =>
    remoteEngine({ host: '127.0.0.1', port, tls: { ca, certificate, key } });

  return {
    folder,
    files,
    config,
    authority,
    events,
    port: () => service.port,
    pid: () => pid,
    addWorkstation,
    connect: (identity: Identity, ca = authority.certificate) => deskLine(remote(identity, service.port, ca)),
    /** As a workstation connects: the line comes back when it breaks. */
    connectLasting: (identity: Identity, port: number, outboxFolder: string) =>
      deskLine(lastingLine({ connect: () => remote(identity, port), outbox: outboxIn(outboxFolder) })),
    stop: () => service.end(),
    async start() {
      service = await start();
    },
    async restart() {
      await service.end();
      service = await start();
    },
    /** Kills it, and leaves it so. */
    kill: () => killed(),
    async startAgain() {
      service = await start();
    },
    async close() {
      await service.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Unit = Awaited<ReturnType<typeof openUnit>>;
