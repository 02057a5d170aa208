import { expect, test } from 'vitest';
import { listAddresses } from '#app/cli/addresses.ts';

const serverOn = (host: string) => ({ host, port: 4600, url: `http://${host}:4600/` });
const twoNetworks = () => ['10.0.0.5', '192.168.1.7'];

test('one address is handed out as it is', () => {
  expect(listAddresses(serverOn('127.0.0.1'), twoNetworks)).toEqual(['http://127.0.0.1:4600/']);
  expect(listAddresses(serverOn('boards.local'), twoNetworks)).toEqual(['http://boards.local:4600/']);
});

test.each(['0.0.0.0', '::'])('for %s stand the addresses of the machine', (host) => {
  expect(listAddresses(serverOn(host), twoNetworks)).toEqual([
    'http://10.0.0.5:4600/',
    'http://192.168.1.7:4600/',
    'http://127.0.0.1:4600/',
  ]);
  expect(listAddresses(serverOn(host), () => [])).toEqual(['http://127.0.0.1:4600/']);
});
