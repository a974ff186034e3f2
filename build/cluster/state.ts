/** How the cluster stands, as its members tell it themselves. */
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { authorityIn, certificateIn, type Layout, type Member, ports } from './layout.ts';
import { asSuperuser } from './run-as.ts';

interface Answer {
  status: number;
  body: string;
}

/** `null` where nobody answers in time. */
function ask(layout: Layout, member: Member, port: number, path: string): Promise<Answer | null> {
  const own = certificateIn(layout, 'proxy');
  return new Promise((resolve) => {
    const asked = request(
      {
        host: member.address,
        port,
        path,
        timeout: 2_000,
        agent: false,
        ca: readFileSync(authorityIn(layout, 'members')),
        cert: readFileSync(own.certificate),
        key: readFileSync(own.key),
      },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => {
          body += String(chunk);
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
        response.once('error', () => resolve(null));
      },
    );
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(null));
    asked.end();
  });
}

export async function etcdIsWell(layout: Layout, member: Member): Promise<boolean> {
  const answer = await ask(layout, member, ports.etcd, '/health');
  return answer?.status === 200 && answer.body.includes('"true"');
}

const Told = z.object({
  members: z.array(z.object({ name: z.string(), role: z.string(), state: z.string(), timeline: z.int().optional() })),
});

export interface Roles {
  leader: Member;
  sync: Member;
  other: Member;
}

/** Who has which role, where one member leads and two others run on its timeline. */
export function rolesOf(layout: Layout, body: string): Roles | null {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return null;
  }
  const told = Told.safeParse(said);
  if (!told.success) return null;
  const { members } = told.data;
  const inRole = (role: string): Member | undefined => {
    const name = members.find((one) => one.role === role && ['running', 'streaming'].includes(one.state))?.name;
    return layout.members.find((one) => one.name === name);
  };
  const [leader, sync, other] = [inRole('leader'), inRole('sync_standby'), inRole('replica')];
  const oneTimeline = new Set(members.map(({ timeline }) => timeline)).size === 1;
  return leader === undefined || sync === undefined || other === undefined || !oneTimeline
    ? null
    : { leader, sync, other };
}

const streaming = `select application_name || ' ' || sync_state from pg_stat_replication
  where state = 'streaming' and application_name like 'member-%' order by 1`;

/** `null` while anything is missing: a member of etcd, a standby that follows, or one of them that commits wait for. */
export async function wholeRoles(layout: Layout): Promise<Roles | null> {
  for (const member of layout.members) {
    if (!(await etcdIsWell(layout, member))) return null;
    if ((await ask(layout, member, ports.patroni, '/health'))?.status !== 200) return null;
  }
  const [first] = layout.members;
  const told = first === undefined ? null : await ask(layout, first, ports.patroni, '/cluster');
  const roles = told === null ? null : rolesOf(layout, told.body);
  if (roles === null || (await ask(layout, roles.leader, ports.patroni, '/primary'))?.status !== 200) return null;
  // The pattern with which strict mode begins also fits the copying of a new member: the standbys are asked for by name.
  const followers = await asSuperuser(layout, roles.leader, streaming, 'postgres').catch(() => '');
  return followers.trim().split('\n').sort().join() ===
    [`${roles.sync.name} sync`, `${roles.other.name} async`].sort().join()
    ? roles
    : null;
}

/** Asks until the answer is not `null`. Throws after `patience` milliseconds, with what was waited for. */
export async function until<T>(what: string, patience: number, look: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(200);
  }
}

export const wholeAgain = (layout: Layout): Promise<Roles> =>
  until('the cluster to be whole', 90_000, () => wholeRoles(layout));
