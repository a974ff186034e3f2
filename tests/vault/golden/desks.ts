/**
 * Desks at a real engine, for a golden vault: everything is asked through the contract, sign-in and key derivation at the product's own
 * cost included. Fictional people; their passphrases are no secret.
 */

import { randomUUID } from 'node:crypto';
import { lastingSessions, letLast } from '../../../main/engine/lasting-sessions.ts';
import { shut } from '../../../main/engine/opening.ts';
import { answer } from '../../../main/engine/perform.ts';
import { asRepeatable } from '../../../main/engine/repeats.ts';
import { newState } from '../../../main/engine/server.ts';
import type { Connection } from '../../../main/engine/session.ts';
import { renewSuggestions } from '../../../main/linking/renew-suggestions.ts';
import type { Sealer } from '../../../main/vault/sealer.ts';
import type { Input, Output, VerbName } from '../../../preload/contract/index.ts';

/** The first account of the vault. */
export const owen = { login: 'm.owen', passphrase: 'lantern orbit gravel willow' };
/** The second, who countersigns. */
export const iqbal = { login: 'r.iqbal', passphrase: 'copper saddle meadow thimble' };

export type Desk = <V extends VerbName>(verb: V, input: Input<V>, paths?: Record<string, string>) => Promise<Output<V>>;

export interface Desks {
  /** One more connection. What it is asked fails by throwing the failure's code. */
  desk(): Desk;
  /** An instant; it stands still until it is set again. */
  setClock(now: string): void;
  /** Renews what is kept of suggestions. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** The tickets for an outbox are not kept here. */
const unsealed: Sealer = { available: async () => true, seal: async (bytes) => bytes, unseal: async (bytes) => bytes };

export function openDesks(now: string): Desks {
  const clock = { now };
  const state = newState({
    installation: { maximumMarking: 'SECRET' },
    clock: () => new Date(clock.now),
    drawLot: () => 0,
  });
  state.lasting = lastingSessions(unsealed);
  return {
    desk() {
      const connection: Connection = {
        workstation: 'a desk',
        certificate: 'a certificate',
        send: () => undefined,
        session: null,
      };
      state.connections.add(connection);
      return async <V extends VerbName>(verb: V, input: Input<V>, paths: Record<string, string> = {}) => {
        const request = { id: 1, verb, input, paths, repeatable: asRepeatable(randomUUID(), input) };
        const result = await answer(state, connection, request, new AbortController().signal);
        if (verb === 'vault.signIn') await letLast(state, connection);
        if (!result.ok) throw new Error(`${verb}: ${result.error.code} ${result.error.about ?? ''}`);
        return result.value as Output<V>;
      };
    },
    setClock(next) {
      clock.now = next;
    },
    async renew() {
      if (state.opened === null) return;
      const told = async () => undefined;
      await renewSuggestions(state.opened.services.store, {
        told,
        ended: () => false,
        now: () => state.clock().toISOString(),
      });
    },
    close: () => shut(state),
  };
}
