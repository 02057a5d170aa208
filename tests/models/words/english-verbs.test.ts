import { expect, test } from 'vitest';
import { deedKey, isPastForm } from '#models/words/english-verbs.ts';

test.each([
  'placed',
  'cancelled',
  'paid',
  'withdrawn',
  'set',
  'read',
  'ran',
  'came',
  'overridden',
])('"%s" is past', (word) => {
  expect(isPastForm(word)).toBe(true);
});

test.each([
  'place',
  'order',
  'need',
  'exceed',
  'feed',
  'being',
  'seed',
  'payment',
  'ed',
])('"%s" is not past', (word) => {
  expect(isPastForm(word)).toBe(false);
});

test.each([
  ['Place Order', 'Order Placed'],
  ['Cancel the order', 'Order was cancelled'],
  ['Ship Order', 'Order Shipped'],
  ['Pay Invoice', 'Invoice Paid'],
  ['Add Books to Cart', 'Book added to the cart'],
  ['Apply Coupon', 'Coupon Applied'],
  ['Close Cart', 'Cart Closed'],
  ['Release Table', 'Table Released'],
  ['Process Orders', 'Order Processed'],
  ['Pass Exam', 'Exam Passed'],
  ['Focus View', 'View Focused'],
  ['Need Help', 'Help Needed'],
  ['Use Voucher', 'Voucher Used'],
  ['Agree Terms', 'Terms Agreed'],
])('"%s" and "%s" are about the same action', (command, event) => {
  expect(deedKey(command)).not.toBe('');
  expect(deedKey(command)).toBe(deedKey(event));
});

test.each([
  ['Place Order', 'Order Cancelled'],
  ['Place Order', 'Order Placed Again'],
  ['Place', 'Order Placed'],
])('"%s" and "%s" are not', (command, event) => {
  expect(deedKey(command)).not.toBe(deedKey(event));
});

test.each(['', ' ', 'of the'])('"%s" is about no action', (text) => {
  expect(deedKey(text)).toBe('');
});
