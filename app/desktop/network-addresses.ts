import { networkInterfaces } from 'node:os';

/** The IPv4 addresses by which others on the network reach this machine. */
export function listNetworkAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address)
    .sort();
}
