import { expect, test } from 'vitest';
import { printOwed } from '#app/cli/owed.ts';

const owe = (...messages: readonly string[]) => printOwed(messages.map((message) => ({ message })));

test('nothing owed needs no line', () => {
  expect(owe()).toEqual([]);
});

test('messages of their own have a line each', () => {
  const messages = [
    'Something is missing.',
    'The scenario "One book" waits for "Paid".',
    'The rule "No" waits.',
  ];

  expect(owe(...messages)).toEqual(messages);
});

test('messages that differ in the first name only share a line, where the first of them stands', () => {
  expect(
    owe(
      'The scenario "One book" begins with "Paid"; it is marked todo.',
      'The scenario "One book" begins with "Sent"; it is marked todo.',
      'Nobody said which command begins a "Cart"; each does.',
      'The scenario "Two books" begins with "Paid"; it is marked todo.',
      'Nobody said which command begins a "Bill"; each does.',
    ),
  ).toEqual([
    'The scenario "..." begins with "Paid"; it is marked todo. (2 times: "One book", "Two books")',
    'The scenario "One book" begins with "Sent"; it is marked todo.',
    'Nobody said which command begins a "..."; each does. (2 times: "Cart", "Bill")',
  ]);
});
