import { expect, test } from 'vitest';
import { HostCheck } from '#app/server/http/host-check.ts';

const check = new HostCheck(['Storm.example']);

test.each([
  'localhost',
  'localhost:4000',
  '127.0.0.1:4000',
  '[::1]:4000',
  'LOCALHOST',
  '192.168.1.5:80',
  'storm.example:4000',
])('[BAD9] comes in as %s', (host) => {
  expect(check.allowsHost(host, '::ffff:192.168.1.5')).toBe(true);
});

test.each([
  undefined,
  '',
  'evil.example',
  'localhost.evil.example',
  'evil.example:4000',
  '10.0.0.1',
  'storm.example.evil.example',
  'localhost/;script-src *',
  'user@localhost',
  'localhost:port',
])('[BAD9] stays out as %s', (host) => {
  expect(check.allowsHost(host, '192.168.1.5')).toBe(false);
});

test.each([
  undefined,
  'http://localhost:5173',
  'http://192.168.1.5:4000',
  'https://storm.example',
])('[BAD9] a page of %s may connect', (origin) => {
  expect(check.allowsOrigin(origin, '192.168.1.5')).toBe(true);
});

test.each([
  '',
  'null',
  'https://evil.example',
  'http://localhost.evil.example',
  'file://',
  'not a url',
])('[BAD9] a page of "%s" may not connect', (origin) => {
  expect(check.allowsOrigin(origin, '192.168.1.5')).toBe(false);
});

test('[BAD9] an IPv6 address of this machine is its own', () => {
  expect([
    check.allowsHost('[fe80::1]:4000', 'fe80::1'),
    check.allowsHost('[fe80::2]:4000', 'fe80::1'),
  ]).toEqual([true, false]);
});
