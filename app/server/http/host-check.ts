const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Guards against pages that reach this server under a name of their own (DNS rebinding): the name in a request must
 * be a loopback name, the very address the connection came in on, or one that the operator has allowed.
 */
export class HostCheck {
  readonly #allowed: ReadonlySet<string>;

  /** `allowedHosts` are names without a port; upper and lower case are one. */
  constructor(allowedHosts: readonly string[]) {
    this.#allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  }

  /**
   * Judges a `Host` header; `localAddress` is the server's end of the connection. An allowed one is a name and
   * perhaps a port, and safe to repeat in a header.
   */
  allowsHost(host: string | undefined, localAddress: string | undefined): boolean {
    if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) {
      return false;
    }
    const name = hostnameOf(`http://${host}`);
    return name !== undefined && this.#allowsName(name, localAddress);
  }

  /** Judges an `Origin` header. Programs that are no browsers send none. */
  allowsOrigin(origin: string | undefined, localAddress: string | undefined): boolean {
    if (origin === undefined) {
      return true;
    }
    const name = hostnameOf(origin);
    return name !== undefined && this.#allowsName(name, localAddress);
  }

  #allowsName(name: string, localAddress: string | undefined): boolean {
    return loopbackNames.has(name) || this.#allowed.has(name) || name === asHostname(localAddress);
  }
}

function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname || undefined : undefined;
}

function asHostname(address: string | undefined): string | undefined {
  if (address === undefined) {
    return undefined;
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return plain.includes(':') ? hostnameOf(`http://[${plain}]`) : plain;
}
