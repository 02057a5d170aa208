import { createHttpRemote, type FakeRemote, type Log, type OpenRemote } from '@sample/platform';
import { ConfigurationError } from './configuration.js';

export interface Remotes {
  readonly open: OpenRemote;
  /** The external systems that are faked, by name. */
  readonly fakes: ReadonlyMap<string, FakeRemote>;
}

/**
 * The way to every external system: its address is in `<NAME>_URL`, a token, where it needs one, in `<NAME>_TOKEN`. Without an
 * address it is faked, but never in production.
 */
export function createRemotes(
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
  isProduction: boolean,
): Remotes {
  const fakes = new Map<string, FakeRemote>();
  return {
    fakes,
    open(name, createFake) {
      const variable = name.toUpperCase().replaceAll('-', '_');
      const url = environment[`${variable}_URL`];
      if (url) {
        if (!/^https?:\/\//.test(url)) {
          throw new ConfigurationError(`${variable}_URL is not a web address (https://...).`);
        }
        return createHttpRemote({ name, url, token: environment[`${variable}_TOKEN`] });
      }
      if (isProduction) {
        throw new ConfigurationError(
          `${variable}_URL is missing: the address of ${name}. Only outside production (NODE_ENV) it is faked.`,
        );
      }
      const own = createFake();
      const fake = fakes.get(name) ?? own;
      fake.learn(own.operations);
      fakes.set(name, fake);
      log.info('faked', { system: name, instead: `${variable}_URL` });
      return {
        ask: async (operation, body, { idempotencyKey }) => fake.answer({ operation, body, idempotencyKey }),
      };
    },
  };
}
