/** The most memory that this process has ever held, including its threads. */
import { readFileSync } from 'node:fs';

/**
 * In megabytes. On Linux, from the system's own record of this program, because `maxRSS` there starts at what the parent process
 * had. Elsewhere `maxRSS` starts with this process.
 */
export function peakMegabytes(): number {
  if (process.platform === 'linux') {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) / 1024;
  }
  return process.resourceUsage().maxRSS / 1024;
}
