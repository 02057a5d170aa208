import type { Response, Sharing } from '#app/shared/ipc-contract.ts';
import type { ServerSettings } from './ports.ts';
import type { ServerSupervisor } from './server-supervisor.ts';

/** The addresses of this machine on its networks, as a function so that a change of network is seen. */
export type ListAddresses = () => readonly string[];

/**
 * Lets others on the network in, on purpose only: until `set(true)` the server answers to this machine alone. Windows
 * stay on the loopback address either way.
 */
export class NetworkSharing {
  #sharing: Sharing = { kind: 'this-machine-only' };
  readonly #supervisor: ServerSupervisor;
  readonly #settings: ServerSettings;
  readonly #listAddresses: ListAddresses;
  readonly #announce: (sharing: Sharing) => void;

  constructor(
    supervisor: ServerSupervisor,
    settings: ServerSettings,
    listAddresses: ListAddresses,
    announce: (sharing: Sharing) => void,
  ) {
    this.#supervisor = supervisor;
    this.#settings = settings;
    this.#listAddresses = listAddresses;
    this.#announce = announce;
  }

  get current(): Sharing {
    return this.#sharing;
  }

  /** Opens or closes the server to the network. On failure the server is back on this machine alone. */
  async set(onTheNetwork: boolean): Promise<Response<'sharing:set'>> {
    if (onTheNetwork === (this.#sharing.kind === 'on-the-network')) return this.#sharing;
    const addresses = onTheNetwork ? this.#listAddresses() : [];
    if (onTheNetwork && addresses.length === 0) {
      return {
        kind: 'refused',
        code: 'no-network',
        message: 'This machine is on no network, so nobody could reach it. Connect it and share again.',
      };
    }
    const state = await this.#supervisor.restart(this.#settingsFor(addresses));
    if (state.kind !== 'running') {
      await this.#supervisor.restart(this.#settingsFor([]));
      this.#change({ kind: 'this-machine-only' });
      const reason = state.kind === 'failed' ? ` ${state.message}` : '';
      return { kind: 'refused', code: 'not-shared', message: `The boards could not be shared.${reason}` };
    }
    const port = new URL(state.url).port;
    this.#change(
      onTheNetwork
        ? { kind: 'on-the-network', addresses: addresses.map((address) => `http://${address}:${port}`) }
        : { kind: 'this-machine-only' },
    );
    return this.#sharing;
  }

  /** The port stays the same over restarts, so that windows and guests find the server again. */
  #settingsFor(addresses: readonly string[]): ServerSettings {
    const state = this.#supervisor.state;
    const port = state.kind === 'running' ? Number(new URL(state.url).port) : this.#settings.port;
    return {
      ...this.#settings,
      port,
      host: addresses.length === 0 ? '127.0.0.1' : '0.0.0.0',
      allowedHosts: addresses,
    };
  }

  #change(sharing: Sharing): void {
    this.#sharing = sharing;
    this.#announce(sharing);
  }
}
