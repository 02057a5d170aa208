import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';
import { languageOf } from '../readings/board-language.ts';
import { type BoardLanguage, isEnglish } from '../words/english.ts';
import { isPastForm } from '../words/english-verbs.ts';
import { wordsOf } from '../words/word-key.ts';

/**
 * A command that tells of the past, or begins with a word that is no verb. Only what is certain is reported:
 * a form that is a verb as well ("Set Price", "Process Payment") is taken for one.
 */
export const commandNotImperative = defineRule({
  id: 'command-not-imperative',
  severity: 'info',
  level: 'process',
  speed: 'fast',
  visits: { elements: ['command'] },
  check: ({ id, entry: { text } }, { model }) => {
    if (isOrder(text, languageOf(model))) return [];
    const message = `${nameInMessage(model, id)} does not read as a command. Begin with the verb, as in "Place Order".`;
    return [{ at: ['text'], message }];
  },
});

const neverVerbs = /(tion|sion|ment|ness|ship|ity|ance|ence|ing)$/;
// They end like nouns and are verbs.
const verbsAllTheSame = new Set([
  'bring',
  'ring',
  'sing',
  'swing',
  'string',
  'spring',
  'mention',
  'question',
  'position',
  'commission',
  'provision',
  'implement',
  'complement',
  'supplement',
  'document',
  'comment',
  'experiment',
  'ship',
  'balance',
  'finance',
  'advance',
  'reference',
  'sequence',
  'invoice',
  'evidence',
  'enhance',
  'dance',
  'glance',
  'influence',
  'commence',
  'silence',
  'condition',
  'station',
  'auction',
  'sanction',
  'caution',
  'function',
  'transition',
  'partition',
  'ration',
  'motion',
  'witness',
  'harness',
  'augment',
  'cement',
  'segment',
  'torment',
  'lament',
  'ferment',
  'fragment',
  'increment',
  'decrement',
  'instance',
  'licence',
  'distance',
  'vision',
  'envision',
  'ping',
  'sling',
  'cling',
  'fling',
  'sting',
  'wring',
  'wing',
  'bing',
]);

function isOrder(text: string, language: BoardLanguage): boolean {
  const words = wordsOf(text).map(({ key }) => key);
  const [first] = words;
  if (first === undefined || !isEnglish(text, language)) return true;
  if (neverVerbs.test(first) && !verbsAllTheSame.has(first)) return false;
  const [, second] = words;
  if (second === undefined) return !isPlainlyPast(first);
  // "Order Placed" is an event. Longer texts may well begin with a verb: "Mark Order as Paid".
  return words.length > 2 || settingVerbs.has(first) || !isPlainlyPast(second);
}

/** Past and nothing else: "placed", but not "set". */
function isPlainlyPast(word: string): boolean {
  return isPastForm(word) && /[^e]ed$/.test(word);
}

/** Verbs that take a state: "Mark Paid". */
const settingVerbs = new Set([
  'mark',
  'set',
  'flag',
  'make',
  'keep',
  'get',
  'report',
  'declare',
  'undo',
  'handle',
]);
