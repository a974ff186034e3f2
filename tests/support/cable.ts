/** A cable between a desk and the service: it can be pulled, and it can be made to lose what the service answers. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export async function cable(to: () => number) {
  const open = new Set<Socket>();
  let [pulled, deaf] = [false, false];
  const server = createServer((desk) => {
    if (pulled) return desk.destroy();
    const service = connect(to(), '127.0.0.1');
    for (const end of [desk, service]) {
      open.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        open.delete(end);
        desk.destroy();
        service.destroy();
      });
    }
    desk.pipe(service);
    service.on('data', (bytes) => {
      if (!deaf) desk.write(bytes);
    });
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const end of open) end.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    pull() {
      pulled = true;
      cut();
    },
    /** What the service says from now on never arrives. */
    goDeaf() {
      deaf = true;
    },
    mend() {
      [pulled, deaf] = [false, false];
    },
    close() {
      cut();
      server.close();
    },
  };
}
export type Cable = Awaited<ReturnType<typeof cable>>;
