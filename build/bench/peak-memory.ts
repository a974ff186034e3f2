/** The most memory that this process has ever held, including its threads. */
import { readFileSync } from 'node:fs';

/**
 * Megabytes. From Linux's own record of this program: `maxRSS` begins there at what the process had that started this
 * one. Elsewhere `maxRSS` counts from the start.
 */
export function peakMegabytes(): number {
  if (process.platform === 'linux') {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) / 1024;
  }
  return process.resourceUsage().maxRSS / 1024;
}
