import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { layoutIn, ports } from '../../build/cluster/layout.ts';
import { onLoopback } from '../../build/cluster/network.ts';

test.runIf(process.platform === 'linux')(
  'a second cluster on the machine is told that there is one already',
  async () => {
    const layout = layoutIn('/tmp/x', { apart: false, programs: '', superuser: 'postgres' });
    const server = createServer().listen(ports.etcd, layout.members[1]?.address);
    await once(server, 'listening');
    try {
      await expect(onLoopback(layout)).rejects.toThrow('Something answers at 127.0.0.12:22379');
    } finally {
      server.close();
    }
  },
);
