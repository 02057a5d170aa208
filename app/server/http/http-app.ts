import { type HttpBindings, RequestError } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { describeError } from '#app/shared/describe-error.ts';
import type { Log } from '../log.ts';
import type { HostCheck } from './host-check.ts';

export interface HttpOptions {
  readonly hostCheck: HostCheck;
  readonly log: Log;
  /** The built app; without one there are only `/healthz` and the rooms. */
  readonly rendererFolder: string | undefined;
  readonly health: () => Health;
}

/** What `/healthz` answers, with status 200, or 503 while draining. */
export interface Health {
  /** `storage-failing`: people can work and nothing is lost, but new changes are in memory only. */
  readonly status: 'ok' | 'storage-failing' | 'draining';
  readonly boards: number;
  readonly members: number;
  readonly uptimeSeconds: number;
}

type Bindings = { Bindings: HttpBindings };

/** Everything the server answers over HTTP. */
export function createHttpApp({ hostCheck, log, rendererFolder, health }: HttpOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (context, next) => {
    const { localAddress } = context.env.incoming.socket;
    if (!hostCheck.allowsHost(context.req.header('host'), localAddress)) {
      return context.text(hostRefused, 403);
    }
    return await next();
  });
  app.use(async (context, next) => {
    // Asked for by name: Safari does not count ws: of the same host as 'self'.
    const rooms = `ws://${context.req.header('host') ?? ''}`;
    return await securityHeaders(rooms)(context, next);
  });
  app.get('/healthz', (context) => {
    const answer = health();
    context.header('Cache-Control', 'no-store');
    return context.json(answer, answer.status === 'draining' ? 503 : 200);
  });
  if (rendererFolder !== undefined) {
    serveRenderer(app, rendererFolder);
  }
  app.notFound((context) => context.text('There is nothing at this address.', 404));
  app.onError((error, context) => {
    if (!(error instanceof RequestError)) {
      log({ level: 'error', area: 'server:http', event: 'request-crashed', reason: describeError(error) });
    }
    return context.text('The server could not answer. Your boards are unchanged; try again.', 500);
  });
  return app;
}

/** Why a name is refused, for people who meant to be let in. */
export const hostRefused =
  'This server does not answer under this name. Open it by its address, or have whoever runs it allow the name ' +
  '(npx stormwright serve --allowed-host <name>).';

function serveRenderer(app: Hono<Bindings>, folder: string): void {
  app.use(
    '*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (path, context) => {
        // The build writes a hash into every name under assets/: another content has another name.
        const isHashed = /[\\/]assets[\\/]/.test(path);
        context.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  // Pages of the app have addresses without a file; a missing script or image must stay missing.
  app.get('*', async (context, next) => {
    const wantsPage = context.req.header('accept')?.includes('text/html') ?? false;
    if (!wantsPage) {
      return await next();
    }
    context.header('Cache-Control', 'no-cache');
    return await serveStatic({ root: folder, path: 'index.html' })(context, next);
  });
}

function securityHeaders(rooms: string) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // The formatter of the code panel is WebAssembly. Text is still never run as a program.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      connectSrc: ["'self'", rooms],
      // Mantine sets its variables in style elements and attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Boards are often served without TLS on a local network, where a promise of HTTPS would lock people out.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
  });
}
