import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GenerationStep, generate } from '#generator/generate.ts';
import { printCode } from '#generator/print-code.ts';
import { loadTemplates } from '#generator/templates.ts';
import { lintModel } from '#models/lint/lint.ts';
import { toId } from '#models/metamodel/ids.ts';
import { createModel, type Model } from '#models/metamodel/model.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Three stickies: the least that runs. */
const shop = {
  ...createModel(toId<'board'>('shop'), 'Shop'),
  contexts: { sales: { name: 'Sales' } },
  elements: {
    order: { kind: 'aggregate', text: 'Order', at: [0, 0], context: 'sales' },
    place: { kind: 'command', text: 'Place Order', at: [0, 0] },
    placed: { kind: 'event', text: 'Order Placed', at: [0, 0] },
  },
  relations: {
    handled: { type: 'handled-by', from: 'place', to: 'order' },
    emits: { type: 'emits', from: 'order', to: 'placed' },
  },
} as unknown as Model;

/** The same with one more event, which `Place Order` leads to as well. */
const larger = {
  ...shop,
  elements: { ...shop.elements, kept: { kind: 'event', text: 'Order Kept', at: [0, 0] } },
  relations: { ...shop.relations, keeps: { type: 'emits', from: 'order', to: 'kept' } },
} as unknown as Model;

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('generate', () => {
  it('[GEN15] [GEN18] writes, writes nothing twice, follows the board, and refuses to lose an edit', async () => {
    const folder = join(await temporaryFolder(), 'not', 'there', 'yet');
    const command = join(folder, 'packages/sales/src/domain/order/place-order.ts');
    const steps: GenerationStep[] = [];

    const first = await generate({
      model: shop,
      outputFolder: folder,
      onProgress: (step) => steps.push(step),
    });
    const untouched = (await stat(command)).mtimeMs;
    const second = await generate({ model: shop, outputFolder: folder });
    const afterSecond = (await stat(command)).mtimeMs;
    const third = await generate({ model: larger, outputFolder: folder });
    const event = await readFile(join(folder, 'packages/sales/src/domain/order/order-kept.ts'), 'utf8');
    await writeFile(command, `${await readFile(command, 'utf8')}// mine\n`);
    const before = await filesBelow(folder);
    const refused = await generate({ model: shop, outputFolder: folder });

    expect(steps).toEqual(['check', 'plan', 'print', 'verify', 'write']);
    expect(first).toMatchObject({
      ok: true,
      value: { contexts: ['Sales'], unchanged: [], deleted: [], kept: [], dryRun: false },
    });
    expect(second).toMatchObject({ ok: true, value: { written: [], deleted: [] } });
    expect(afterSecond).toBe(untouched);
    expect(third).toMatchObject({ ok: true, value: { deleted: [] } });
    expect(event).toContain('export interface OrderKept');
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'files-edited', files: ['packages/sales/src/domain/order/place-order.ts'] },
    });
    expect(await filesBelow(folder)).toEqual(before);
  }, 120_000);

  it('[GEN19] keeps the names under which things are stored, whatever stickies are called by now', async () => {
    const folder = await temporaryFolder();
    const said = async (path: string) => readFile(join(folder, 'packages', path), 'utf8');
    await generate({ model: shop, outputFolder: folder });

    const { order, place, placed } = shop.elements as unknown as Record<string, object>;
    const renamed = {
      ...larger,
      contexts: { sales: { name: 'Checkout' } },
      elements: {
        ...larger.elements,
        order: { ...order, text: 'Purchase' },
        place: { ...place, text: 'Submit Purchase' },
        placed: { ...placed, text: 'Purchase Submitted' },
        kept: { kind: 'event', text: 'Order Placed', at: [0, 0] },
      },
    } as unknown as Model;
    const again = await generate({ model: renamed, outputFolder: folder });

    expect(again.ok).toBe(true);
    const messages = await said('checkout/src/application/purchase-messages.ts');
    expect(messages).toContain(`PurchaseSubmitted: 'sales.order-placed'`);
    expect(messages).toContain(`OrderPlaced: 'checkout.order-placed'`);
    const tables = await said('checkout/src/infrastructure/postgres/migrations.ts');
    expect(tables).toContain(`schema = 'sales'`);
    expect(tables).toContain(`(schema, 'orders')`);
  });

  it('[GEN12] says in a dry run what it would do, and does nothing', async () => {
    const folder = join(await temporaryFolder(), 'out');

    const report = await generate({ model: shop, outputFolder: folder, dryRun: true });

    expect(report).toMatchObject({ ok: true, value: { dryRun: true, contexts: ['Sales'] } });
    expect(report.ok && report.value.written.length).toBeGreaterThan(50);
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  }, 60_000);

  it('[GEN11] leaves nothing behind when it is cancelled', async () => {
    const parent = await temporaryFolder();
    const controller = new AbortController();

    const refused = await generate({
      model: shop,
      outputFolder: join(parent, 'out'),
      onProgress: (step) => step === 'verify' && controller.abort(),
      signal: controller.signal,
    });

    expect(refused).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await readdir(parent)).toEqual([]);
  }, 60_000);

  it('[GEN8] names the contexts there are when one is not known', async () => {
    const refused = await generate({ model: shop, contexts: ['sales', 'Orders'], outputFolder: '/nowhere' });

    expect(refused).toEqual({
      ok: false,
      error: {
        code: 'unknown-context',
        message: 'No context is called "Orders". There are: Sales. Nothing was written.',
      },
    });
  });

  it('[GEN4] [GEN8] refuses a model with errors and a board without code', async () => {
    const broken = {
      ...shop,
      elements: {
        ...shop.elements,
        place: {
          ...shop.elements['place' as keyof Model['elements']],
          design: { rules: [{ text: 'No', check: '1 +' }] },
        },
      },
    } as unknown as Model;
    const empty = createModel(toId<'board'>('empty'), 'Empty');

    expect(await generate({ model: broken, outputFolder: '/nowhere' })).toMatchObject({
      ok: false,
      error: { code: 'model-not-sound', findings: [{ rule: 'expression-not-valid' }] },
    });
    expect(await generate({ model: empty, outputFolder: '/nowhere' })).toMatchObject({
      ok: false,
      error: { code: 'nothing-to-generate' },
    });
  });

  it('[GEN4] is not stopped by errors about the lines of the context map', () => {
    const model = {
      ...shop,
      relationships: {
        loop: { type: 'upstream-downstream', upstream: 'sales', downstream: 'sales' },
      },
    } as unknown as Model;

    expect(lintModel(model)).toContainEqual(expect.objectContaining({ severity: 'error' }));
    expect(printCode({ model, templates: loadTemplates() })).toMatchObject({ ok: true });
  });

  it('[GEN17] does not take away the code of a context that was not chosen', async () => {
    const folder = join(await temporaryFolder(), 'code');
    const model = policyBoard({ reactions: [billing] }, closedFace);
    const generateOnly = (...contexts: string[]) => generate({ model, contexts, outputFolder: folder });
    const first = await generateOnly('Shop');
    const before = await filesBelow(folder);

    const second = await generateOnly('Billing');

    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'folder-of-others', message: expect.stringContaining('holds the code of Shop') },
    });
    expect(await filesBelow(folder)).toEqual(before);
    expect(await generateOnly('Billing', 'Shop')).toMatchObject({ ok: true, value: { deleted: [] } });
  }, 120_000);

  it('[GEN23] says that a folder cannot be written to', async () => {
    // Root may write wherever permissions forbid it, but not into the kernel's own folders.
    const isRoot = process.getuid?.() === 0;
    const parent = isRoot ? '/sys' : await temporaryFolder();
    if (!isRoot) await chmod(parent, 0o500);

    const refused = await generate({ model: shop, outputFolder: join(parent, 'out') });

    if (!isRoot) await chmod(parent, 0o700);
    expect(refused).toMatchObject({ ok: false, error: { code: 'folder-not-writable' } });
  });

  it('[GEN23] says that a file stands where the folder shall be', async () => {
    const parent = await temporaryFolder();
    await writeFile(join(parent, 'file'), '');

    const refused = await generate({ model: shop, outputFolder: join(parent, 'file', 'out') });

    expect(refused).toMatchObject({ ok: false, error: { code: 'folder-not-writable' } });
  });

  it('[GEN10] [GEN23] says that the disk is full, and leaves it as it was', async ({ skip }) => {
    const disk = join(await temporaryFolder(), 'disk');
    await mkdir(disk);
    skip(!mountSmallDisk(disk), 'Only root on Linux may mount a small disk.');
    try {
      const refused = await generate({ model: shop, outputFolder: join(disk, 'out') });

      expect(refused).toMatchObject({ ok: false, error: { code: 'disk-full' } });
      expect(await readdir(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    // No right to, or no such command.
    return false;
  }
}
