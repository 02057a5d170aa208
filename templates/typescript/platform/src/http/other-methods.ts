import type { Api } from './api.js';
import { respondProblem } from './problem.js';

/**
 * Answers 405 where an address is right and its method is not: `GET` on the address of a command, which would otherwise be
 * taken for a look at a thing that is called like the command. To be called before the routes are added.
 */
export function refuseOtherMethods(api: Api): void {
  api.use(async (c, next) => {
    await next();
    if (c.res.status !== 404) return;
    const asked = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const methods = methodsAt(api, c.req.path);
    if (methods.length === 0 || methods.includes(asked)) return;
    const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    c.header('allow', allow);
    c.res = respondProblem(c, 405, {
      code: 'method-not-allowed',
      title: `This address takes ${allow}, not ${c.req.method}.`,
    });
  });
}

/** The methods of the routes whose path ends in a word of its own and fits the address; one that ends in an id fits anything. */
function methodsAt({ routes }: Api, address: string): readonly string[] {
  const asked = address.split('/');
  const found = routes.filter(({ method, path }) => {
    const parts = path.split('/');
    const last = parts.at(-1) ?? '';
    // What every method passes through is no route.
    if (method === 'ALL' || last === '' || last.startsWith(':') || parts.length !== asked.length)
      return false;
    return parts.every((part, index) => (part.startsWith(':') ? asked[index] !== '' : part === asked[index]));
  });
  return [...new Set(found.map(({ method }) => method))].sort();
}
