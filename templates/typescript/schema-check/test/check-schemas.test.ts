import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkSchemas, releaseSchemas } from '../src/check-schemas.js';
import type { Schema } from '../src/compare-schemas.js';
import { printReport } from '../src/report.js';

const path = 'packages/orders-published/schemas/order-placed-v1.schema.json';
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'schemas-'));
  await mkdir(join(root, 'packages/orders-published/schemas'), { recursive: true });
  await mkdir(join(root, 'packages/orders'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const publish = (properties: Readonly<Record<string, Schema>>) =>
  writeFile(join(root, path), JSON.stringify({ type: 'object', properties }));
/** A schema whose messages others know by a name, in the file of the event that the board calls `event`. */
const publishAs = async (event: string, name: string, properties: Readonly<Record<string, Schema>> = {}) => {
  const file = `packages/${event}.schema.json`;
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(
    join(root, file),
    JSON.stringify({ $id: `urn:schema:${name}`, title: name, type: 'object', properties }),
  );
  return file;
};
const release = async () => releaseSchemas(root, await checkSchemas(root));

it('lets everything change until it is released', async () => {
  await publish({ orderId: { type: 'string' } });

  const checked = await checkSchemas(root);

  expect(checked).toEqual([{ path, state: 'not-released', breaks: [] }]);
  expect(printReport(checked)).toBe(
    `Every published schema keeps what was released (1 checked).\nNew since the last release; \`npm run release:schemas\` makes it a promise:\n  ${path}`,
  );
});

it('lets what is released grow, and keeps the growth when that is released too', async () => {
  await publish({ orderId: { type: 'string' } });
  await release();
  await publish({ orderId: { type: 'string' }, gift: { type: 'boolean' } });

  expect(await checkSchemas(root)).toEqual([{ path, state: 'grown', breaks: [] }]);

  await release();

  expect(printReport(await checkSchemas(root))).toBe(
    'Every published schema keeps what was released (1 checked).',
  );
});

it('refuses a change that readers would not survive', async () => {
  await publish({ orderId: { type: 'string' } });
  await release();
  await publish({ orderId: { type: 'number' } });

  const checked = await checkSchemas(root);
  await releaseSchemas(root, checked);

  expect(printReport(checked)).toBe(
    [
      'Published schemas break what was released:',
      '',
      path,
      '  orderId was string and is number.',
      '',
      'Others read these messages, and messages from before the change are still to be read: from a broker, late, or kept.',
      'Undo the change, or publish it as the next version: on the board, describe this one as an earlier version, with',
      'an upcast that says what its messages mean in the next. A new field may join this version when it is optional.',
    ].join('\n'),
  );
  expect(await checkSchemas(root)).toEqual(checked);
});

it('refuses a change that cannot read what was sent before', async () => {
  await publish({ orderId: { type: 'string' } });
  await release();
  await writeFile(
    join(root, path),
    JSON.stringify({
      type: 'object',
      properties: { orderId: { type: 'string' }, gift: { type: 'boolean' } },
      required: ['gift'],
    }),
  );

  expect(await checkSchemas(root)).toEqual([
    {
      path,
      state: 'broken',
      breaks: [{ place: 'gift', problem: 'must be there, and older messages lack it.' }],
    },
  ]);
});

it('refuses to lose a version that was released', async () => {
  await publish({});
  await release();
  await rm(join(root, path));

  expect(await checkSchemas(root)).toEqual([
    {
      path: path.replace('/schemas/', '/schemas/released/'),
      state: 'broken',
      breaks: [
        { place: '', problem: 'was released and is gone: a version that others read stays, under its name.' },
      ],
    },
  ]);
});

it('refuses another name for messages that others listen to', async () => {
  const listed = await publishAs('catalog-published/schemas/book-listed-v1', 'book.listed.v1');
  await release();
  await publishAs('catalog-published/schemas/book-listed-v1', 'book.listed2.v1');

  const checked = await checkSchemas(root);
  await releaseSchemas(root, checked);

  expect(checked).toEqual([
    { path: listed, state: 'not-released', breaks: [] },
    {
      path: 'packages/catalog-published/schemas/released/book.listed.v1.schema.json',
      state: 'broken',
      breaks: [
        {
          place: '',
          problem:
            'was released as book.listed.v1 and is gone: a version that others read stays, under its name.',
        },
      ],
    },
  ]);
});

it('refuses another version in place of a released one', async () => {
  await publishAs('catalog-published/schemas/book-listed-v1', 'book.listed.v1');
  await release();
  await rm(join(root, 'packages/catalog-published/schemas/book-listed-v1.schema.json'));
  await publishAs('catalog-published/schemas/book-listed-v2', 'book.listed.v2');

  expect((await checkSchemas(root)).map(({ state }) => state)).toEqual(['not-released', 'broken']);
});

it('lets an event and a context be called otherwise while the messages keep their name', async () => {
  const before = await publishAs('catalog-published/schemas/book-listed-v1', 'book.listed.v1');
  await release();
  await rm(join(root, before));
  const after = await publishAs('shelf-published/schemas/title-offered-v1', 'book.listed.v1');

  expect(await checkSchemas(root)).toEqual([{ path: after, state: 'kept', breaks: [] }]);

  await publishAs('shelf-published/schemas/title-offered-v1', 'book.listed.v1', {
    title: { type: 'string' },
  });
  expect(await checkSchemas(root)).toEqual([{ path: after, state: 'grown', breaks: [] }]);
  await release();
  expect(await checkSchemas(root)).toEqual([{ path: after, state: 'kept', breaks: [] }]);

  await publishAs('shelf-published/schemas/title-offered-v1', 'book.listed.v1');
  expect((await checkSchemas(root)).map(({ state }) => state)).toEqual(['broken']);
});

it('keeps what was released when another event takes over the name on the board', async () => {
  const file = await publishAs('catalog-published/schemas/book-listed-v1', 'book.listed.v1');
  await release();
  await publishAs('catalog-published/schemas/book-entered-v1', 'book.listed.v1');
  await publishAs('catalog-published/schemas/book-listed-v1', 'book.offered.v1', { at: { type: 'string' } });
  await release();

  expect(await checkSchemas(root)).toEqual([
    { path: file.replace('listed', 'entered'), state: 'kept', breaks: [] },
    { path: file, state: 'kept', breaks: [] },
  ]);
});

it('names a file that is not JSON', async () => {
  await writeFile(join(root, path), '{');

  await expect(checkSchemas(root)).rejects.toThrow(`${path} is not JSON. Bring back the committed file.`);
});
