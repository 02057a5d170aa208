import { createHash, randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { type Context, Hono } from 'hono';
import pg from 'pg';
import { z } from 'zod';

interface HandSql {
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

interface HandDatabase extends HandSql {
  transaction<Value>(work: (transaction: HandSql) => Promise<Value>): Promise<Value>;
}

/** A pool of connections to a server, or the embedded database where there is no address. */
export async function openByHand(url: string): Promise<HandDatabase> {
  if (url === '') {
    const pglite = await PGlite.create();
    return {
      query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
        (await pglite.query<Row>(text, [...parameters])).rows,
      transaction: (work) =>
        pglite.transaction((transaction) =>
          work({
            query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
              (await transaction.query<Row>(text, [...parameters])).rows,
          }),
        ),
    };
  }
  const pool = new pg.Pool({ connectionString: url });
  return {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await pool.query(text, [...parameters])).rows as Row[],
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const value = await work({
          query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
            (await client.query(text, [...parameters])).rows as Row[],
        });
        await client.query('commit');
        return value;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

/** Tables as a person would lay them out: the customer's one active cart is a partial index. */
const tables = [
  `create table cart (
     id text primary key, customer_id text not null, status text not null, version integer not null, state jsonb not null
   )`,
  `create unique index cart_active on cart (customer_id) where status = 'active'`,
  `create table customer_order (id text primary key, version integer not null, state jsonb not null)`,
  `create table handled_command (
     idempotency_key text primary key, fingerprint text not null, id text not null, version integer not null
   )`,
  `create table outbox (
     position bigint generated always as identity primary key, id text not null unique, name text not null,
     payload jsonb not null, delivered_at timestamptz
   )`,
  `create index outbox_waiting on outbox (position) where delivered_at is null`,
];

interface Cart {
  readonly id: string;
  readonly customerId: string;
  readonly status: 'active' | 'checked out';
  readonly items: readonly {
    readonly bookId: string;
    readonly title: string;
    readonly unitPrice: { readonly amount: string; readonly currency: string };
    readonly quantity: number;
  }[];
}

interface CartRow {
  readonly version: number;
  readonly state: Cart;
}

interface Done {
  readonly id: string;
  readonly version: number;
}

/** A refusal on its way out of the transaction. */
class Refused extends Error {
  readonly status: 404 | 409 | 422;
  readonly code: string;

  constructor(status: 404 | 409 | 422, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

const money = z.strictObject({
  amount: z.string().regex(/^\d{1,30}(\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
const text = z.string().min(1).max(200);
const addBook = z.strictObject({
  customerId: text,
  bookId: text,
  title: z.string(),
  unitPrice: money,
  quantity: z.int(),
});
const checkOut = z.strictObject({ customerId: text });
const placeOrder = z.strictObject({
  cartId: text,
  shippingAddress: z.strictObject({ street: text, city: text, country: text }),
});

const cents = (amount: string): bigint => {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
};

function totalOf({ items }: Cart) {
  const sum = items.reduce(
    (total, { unitPrice, quantity }) => total + cents(unitPrice.amount) * BigInt(quantity),
    0n,
  );
  return {
    amount: `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`,
    currency: items[0]?.unitPrice.currency ?? 'USD',
  };
}

/**
 * Three commands of Orders as a person would write them by hand with Hono, zod and SQL: validated, decided on the current
 * state, and saved in one transaction with an optimistic version, the idempotency key and the event in an outbox.
 */
export async function createOrdersByHand(database: HandDatabase): Promise<Hono> {
  for (const table of tables) {
    await database.query(table);
  }
  const app = new Hono();

  /** Reads, runs and answers a command: in one transaction, once per idempotency key. */
  async function handle<Body extends z.ZodType>(
    c: Context,
    schema: Body,
    command: (transaction: HandSql, body: z.output<Body>) => Promise<Done>,
  ): Promise<Response> {
    c.header('x-correlation-id', c.req.header('x-correlation-id') ?? randomUUID());
    const parsed = schema.safeParse(await c.req.json());
    if (!parsed.success) return c.json({ code: 'request-not-valid', errors: parsed.error.issues }, 400);
    const key = c.req.header('idempotency-key');
    const fingerprint = createHash('sha256')
      .update(c.req.path + JSON.stringify(parsed.data))
      .digest('hex');
    try {
      const done = await database.transaction(async (transaction) => {
        if (key !== undefined) {
          const [earlier] = await transaction.query<Done & { fingerprint: string }>(
            'select id, version, fingerprint from handled_command where idempotency_key = $1',
            [key],
          );
          if (earlier !== undefined) {
            if (earlier.fingerprint !== fingerprint) throw new Refused(422, 'idempotency-key-reused');
            return { id: earlier.id, version: earlier.version };
          }
        }
        const result = await command(transaction, parsed.data);
        if (key !== undefined) {
          await transaction.query(
            'insert into handled_command (idempotency_key, fingerprint, id, version) values ($1, $2, $3, $4)',
            [key, fingerprint, result.id, result.version],
          );
        }
        return result;
      });
      return c.json(done, done.version === 1 ? 201 : 200);
    } catch (error) {
      if (error instanceof Refused) return c.json({ code: error.code }, error.status);
      throw error;
    }
  }

  app.post('/orders/carts/add-book', (c) =>
    handle(c, addBook, async (transaction, { customerId, ...item }) => {
      const row = await findActiveCart(transaction, customerId);
      const items = row?.state.items ?? [];
      if (items.length >= 50) throw new Refused(422, 'cart-item-limit-exceeded');
      if (items.some(({ bookId }) => bookId === item.bookId)) throw new Refused(422, 'book-already-in-cart');
      if (item.quantity < 1) throw new Refused(422, 'quantity-not-positive');
      if (items.some(({ unitPrice }) => unitPrice.currency !== item.unitPrice.currency)) {
        throw new Refused(422, 'currency-differs');
      }
      const id = row?.state.id ?? randomUUID();
      const cart: Cart = { id, customerId, status: 'active', items: [...items, item] };
      const version = await saveCart(transaction, cart, row?.version ?? 0);
      await emit(transaction, 'book-added-to-cart', { cartId: id, customerId, ...item });
      return { id, version };
    }),
  );

  app.post('/orders/carts/check-out', (c) =>
    handle(c, checkOut, async (transaction, { customerId }) => {
      const row = await findActiveCart(transaction, customerId);
      if (row === undefined) throw new Refused(404, 'cart-not-found');
      if (row.state.items.length === 0) throw new Refused(422, 'cart-is-empty');
      const version = await saveCart(transaction, { ...row.state, status: 'checked out' }, row.version);
      await emit(transaction, 'cart-checked-out', { customerId, total: totalOf(row.state) });
      return { id: row.state.id, version };
    }),
  );

  app.post('/orders/orders/place-order', (c) =>
    handle(c, placeOrder, async (transaction, { cartId, shippingAddress }) => {
      const [row] = await transaction.query<CartRow>('select version, state from cart where id = $1', [
        cartId,
      ]);
      if (row === undefined) throw new Refused(404, 'cart-not-found');
      if (row.state.status !== 'checked out') throw new Refused(409, 'cart-not-checked-out');
      const id = randomUUID();
      const { customerId, items } = row.state;
      const placedAt = new Date().toISOString();
      const order = { id, cartId, customerId, items, shippingAddress, total: totalOf(row.state), placedAt };
      await transaction.query('insert into customer_order (id, version, state) values ($1, 1, $2)', [
        id,
        JSON.stringify({ ...order, status: 'pending' }),
      ]);
      await emit(transaction, 'order-placed', order);
      return { id, version: 1 };
    }),
  );

  return app;
}

async function findActiveCart(sql: HandSql, customerId: string): Promise<CartRow | undefined> {
  const [row] = await sql.query<CartRow>(
    `select version, state from cart where customer_id = $1 and status = 'active'`,
    [customerId],
  );
  return row;
}

async function saveCart(sql: HandSql, cart: Cart, expectedVersion: number): Promise<number> {
  const values = [cart.id, cart.status, JSON.stringify(cart)];
  const saved =
    expectedVersion === 0
      ? await sql.query<{ version: number }>(
          `insert into cart (id, status, state, customer_id, version) values ($1, $2, $3, $4, 1)
           on conflict do nothing returning version`,
          [...values, cart.customerId],
        )
      : await sql.query<{ version: number }>(
          `update cart set status = $2, state = $3, version = version + 1 where id = $1 and version = $4
           returning version`,
          [...values, expectedVersion],
        );
  const [row] = saved;
  if (row === undefined) throw new Refused(409, 'changed-meanwhile');
  return row.version;
}

async function emit(sql: HandSql, name: string, payload: object): Promise<void> {
  await sql.query('insert into outbox (id, name, payload) values ($1, $2, $3)', [
    randomUUID(),
    name,
    JSON.stringify(payload),
  ]);
}
