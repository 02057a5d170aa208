/**
 * Where browsers find a server, the best to hand out first. An address that means all of a machine's is none that a browser can go
 * to: instead of it stand those of the machine on its networks, and the one of the machine itself.
 */
export function listAddresses(
  { host, port, url }: { readonly host: string; readonly port: number; readonly url: string },
  networkAddresses: () => readonly string[],
): readonly [string, ...string[]] {
  if (host !== '0.0.0.0' && host !== '::') return [url];
  const own = `http://127.0.0.1:${port}/`;
  const [first, ...others] = networkAddresses().map((address) => `http://${address}:${port}/`);
  return first === undefined ? [own] : [first, ...others, own];
}
