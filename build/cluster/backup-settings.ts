/** pgBackRest keeps every change and whole backups, encrypted. All members have the same stanza, each with its own place. */
import { join } from 'node:path';
import { type Layout, type Member, ports } from './layout.ts';

export const backupRepository = (layout: Layout): string => join(layout.folder, 'backups');

export const backupSettings = (layout: Layout, member: Member, passphrase: string): string => `[global]
repo1-path=${backupRepository(layout)}
repo1-cipher-type=aes-256-cbc
repo1-cipher-pass=${passphrase}
repo1-retention-full=2
repo1-bundle=y
compress-type=lz4
start-fast=y
log-level-file=off
log-level-console=warn
lock-path=${join(member.folder, 'backup-lock')}
spool-path=${join(member.folder, 'backup-spool')}

[vigil]
pg1-path=${member.data}
pg1-port=${ports.postgres}
pg1-socket-path=${member.socket}
pg1-user=${layout.superuser}
`;
