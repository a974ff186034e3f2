/** Whose an investigation is. */
import type { Context } from '../store/use-case.ts';

export async function isOnTeam({ db, me }: Context, investigationId: number): Promise<boolean> {
  const row = await db
    .selectFrom('team_member')
    .select('accountId')
    .where('investigationId', '=', investigationId)
    .where('accountId', '=', me.id)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether the viewer may change an investigation that they see: its owner, its team and supervisors do. Everybody else proposes
 * (case-proposals.ts); contributions are linked to it by anybody who sees both. Break-glass opens it to be read.
 */
export async function mayChangeCase(context: Context, { id, ownerId }: { id: number; ownerId: number | null }) {
  const { me } = context;
  if (me.opened.investigation.includes(id)) return false;
  return ownerId === me.id || me.roles.includes('supervisor') || (await isOnTeam(context, id));
}
