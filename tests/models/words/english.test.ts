import { describe, expect, it, test } from 'vitest';
import { isEnglish, judgeBoardLanguage } from '#models/words/english.ts';
import { ENGLISH_WORDS } from '#models/words/english-words.ts';
import { readShippedBoard, SHIPPED_BOARDS } from '../samples/read-sample.ts';

const english = [
  'Order Placed',
  'Cart Abandoned',
  'Payment Received',
  'Customer Registered',
  'Parcel Shipped',
];
const german = [
  'Bestellung aufgegeben',
  'Zahlung erhalten',
  'Paket verschickt',
  'Kunde registriert',
  'Ware bestellt',
];

test.each([
  'Order Placed',
  'Cart Abandoned',
  'Place Order',
  'OrderPlaced',
  'ORDER PLACEMENT',
  'Payment being processed',
  'Account Balance',
  'Shopping Need',
  'Shipping the parcel',
  'Payment Confirmations',
  'Stock Reallocation',
  'Unlimited Availability',
  'SKU Added (2)',
  'Policies renewed',
])('"%s" is English on any board that is not in another language', (text) => {
  expect(isEnglish(text, 'mixed')).toBe(true);
  expect(isEnglish(text, 'english')).toBe(true);
  expect(isEnglish(text, 'other')).toBe(false);
});

test.each([
  'Bestellung aufgegeben',
  'Ware verschickt',
  'Ticket gekauft',
  'Login fehlgeschlagen',
  'Der Kunde hat bezahlt',
  'Reklamation anlegen',
  'Zahlung bestätigt',
  'Order geplaatst',
  'Betaling ontvangen',
  'Order lagd',
  'Betaling modtaget',
  'Pago recibido',
  'Pedido cancelado',
  'Registrar pago',
  'Pagamento recebido',
  'Ordine effettuato',
  'Email inviata',
  'Paiement reçu',
  'Commande passee',
  'Notification envoyee',
  'Accepter offre',
  'Date modifiee',
  'Comanda plasata',
  'Zamowienie zlozone',
  'Objednavka vytvorena',
  'Tilaus tehty',
  'Siparis verildi',
  'Pesanan dibuat',
  'Заказ размещён',
  '注文が確定した',
])('"%s" is not taken for English, on an English board either', (text) => {
  expect(isEnglish(text, 'mixed')).toBe(false);
  expect(isEnglish(text, 'english')).toBe(false);
});

test.each(['', '💥', '42', 'SKU', 'A'])('"%s" has no words to judge', (text) => {
  expect(isEnglish(text, 'english')).toBe(false);
});

it('allows for a word of the trade on a board in English, and on no other', () => {
  expect(isEnglish('Wavepick list printed', 'english')).toBe(true);
  expect(isEnglish('Wavepick list printed', 'mixed')).toBe(false);
});

describe('the language of a board', () => {
  test.each([
    ['no texts', [], 'mixed'],
    ['few texts', english.slice(0, 4), 'mixed'],
    ['English texts', english, 'english'],
    ['German texts', german, 'other'],
    ['one German text among English ones', [...english, ...english, 'Ware bestellt'], 'english'],
    ['English and German texts', [...english, ...german.slice(0, 3)], 'mixed'],
    ['English among more German texts', [...german, ...english.slice(0, 2)], 'other'],
    ['Japanese texts', Array(5).fill('注文が確定した'), 'other'],
    ['texts without words', ['', '💥', '42', 'SKU', '-'], 'mixed'],
  ] as const)('is found by %s', (_, texts, language) => {
    expect(judgeBoardLanguage(texts)).toBe(language);
  });

  test.each(SHIPPED_BOARDS)('is found for the board %s', async (name) => {
    const model = await readShippedBoard(name);
    const language = judgeBoardLanguage(Object.values(model.elements).map(({ text }) => text ?? ''));
    expect(language).toBe(name.includes('hospital') ? 'mixed' : 'english');
  });
});

it('lists each word once, in lower case and in order', () => {
  const words = [...ENGLISH_WORDS];
  expect(words.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
  expect(words).toEqual(words.toSorted());
});
