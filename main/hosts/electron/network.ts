/** No network at all: no name is looked up, nothing is fetched in the background, every request but the page's is refused. */
import { app, type Session } from 'electron';
import { pageFile } from '../pages.ts';
import { origin, scheme } from './paths.ts';

/** Switches for the browser part, set before it starts. */
export function blockNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-quic');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** True for what the page itself is made of, and for the developer tools where there are any. */
function isOwn(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (protocol === `${scheme}:`) return host === new URL(origin).host;
  return !app.isPackaged && protocol === 'devtools:';
}

/** A session that serves the page's files by its own scheme and refuses everything else, every permission and every download. */
export async function closeSession(session: Session, rendererFolder: string): Promise<void> {
  session.protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET' || !isOwn(request.url)) return new Response(null, { status: 404 });
    const { status, headers, body } = await pageFile(rendererFolder, request.url);
    return new Response(new Blob([new Uint8Array(body)]), { status, headers });
  });
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwn(details.url) }));
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // Anything that still got through would end at a port on this machine where nothing listens.
  await session.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' });
}
