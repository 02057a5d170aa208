import { wordsOf } from './word-key.ts';

/**
 * Past forms of irregular English verbs that turn up in business processes, as "verb: past participle ...".
 * Forms that equal the verb itself (put, set, read, split) count as past as well: the sticky's kind decides.
 */
const irregularVerbs = `
  be: was were been; become: became become; begin: began begun; bend: bent; bet: bet; bid: bid; bind: bound; bite: bit bitten;
  bleed: bled; blow: blew blown; break: broke broken; breed: bred; bring: brought; broadcast: broadcast; build: built;
  burn: burnt; burst: burst; buy: bought; cast: cast; catch: caught; choose: chose chosen; come: came come; cost: cost;
  cut: cut; deal: dealt; dig: dug; do: did done; draw: drew drawn; drink: drank drunk; drive: drove driven;
  eat: ate eaten; fall: fell fallen; feed: fed; feel: felt; fight: fought; find: found; flee: fled; fly: flew flown;
  forbid: forbade forbidden; forecast: forecast; foresee: foresaw foreseen; forget: forgot forgotten;
  forgive: forgave forgiven; freeze: froze frozen; get: got gotten; give: gave given; go: went gone; grind: ground;
  grow: grew grown; hang: hung; have: had; hear: heard; hide: hid hidden; hit: hit; hold: held; hurt: hurt; input: input;
  keep: kept; know: knew known; lay: laid; lead: led; leap: leapt; learn: learnt; leave: left; lend: lent; let: let;
  lie: lay lain; light: lit; lose: lost; make: made; mean: meant; meet: met; mislead: misled; mistake: mistook mistaken;
  mow: mown; offset: offset; outbid: outbid; outgrow: outgrew outgrown; output: output; overcome: overcame overcome;
  overdraw: overdrew overdrawn; override: overrode overridden; oversee: oversaw overseen; overtake: overtook overtaken;
  overthrow: overthrew overthrown; partake: partook partaken; pay: paid; prepay: prepaid; prove: proven; put: put;
  quit: quit; read: read; rebuild: rebuilt; recast: recast; redo: redid redone; redraw: redrew redrawn; remake: remade;
  rend: rent; repay: repaid; rerun: reran rerun; resell: resold; resend: resent; reset: reset; retake: retook retaken;
  rethink: rethought; rewind: rewound; rewrite: rewrote rewritten; rid: rid; ride: rode ridden; ring: rang rung;
  rise: rose risen; run: ran run; saw: sawn; say: said; see: saw seen; seek: sought; sell: sold; send: sent; set: set;
  sew: sewn; shake: shook shaken; shed: shed; shine: shone; shoot: shot; show: shown; shrink: shrank shrunk; shut: shut;
  sing: sang sung; sink: sank sunk; sit: sat; sleep: slept; slide: slid; sow: sown; speak: spoke spoken; speed: sped;
  spend: spent; spill: spilt; spin: spun; split: split; spoil: spoilt; spread: spread; spring: sprang sprung;
  stand: stood; steal: stole stolen; stick: stuck; sting: stung; strike: struck stricken; string: strung; strive: strove striven;
  swear: swore sworn; sweep: swept; swell: swollen; swim: swam swum; swing: swung; take: took taken; teach: taught;
  tear: tore torn; tell: told; think: thought; throw: threw thrown; tread: trod trodden; unbind: unbound;
  underbid: underbid; undergo: underwent undergone; understand: understood; undertake: undertook undertaken; undo: undid undone;
  unwind: unwound; uphold: upheld; upset: upset; wake: woke woken; wear: wore worn; weave: wove woven; wed: wed; weep: wept;
  win: won; wind: wound; withdraw: withdrew withdrawn; withhold: withheld; withstand: withstood; write: wrote written`;

const verbOfPastForm = new Map(
  irregularVerbs.split(';').flatMap((entry) => {
    const [verb = '', forms = ''] = entry.split(':').map((part) => part.trim());
    return forms.split(/\s+/).map((form) => [form, verb] as const);
  }),
);

const irregularBases: ReadonlySet<string> = new Set(verbOfPastForm.values());

// They end like a past form and are none, or are adjectives in the names of things.
const notPast = new Set([
  'need',
  'speed',
  'feed',
  'seed',
  'deed',
  'bed',
  'red',
  'shed',
  'embed',
  'hundred',
  'biped',
  'exceed',
  'proceed',
  'succeed',
  'indeed',
  'breed',
  'bleed',
  'weed',
]);

/** Is the word a past tense or a past participle in English? Same-form verbs ("set") count. */
export function isPastForm(word: string): boolean {
  if (notPast.has(word)) return false;
  return verbOfPastForm.has(word) || /^\p{L}+[^e]ed$/u.test(word);
}

/** Is the word the base or a past form of an irregular English verb? */
export function isIrregularForm(word: string): boolean {
  return verbOfPastForm.has(word) || irregularBases.has(word);
}

/**
 * A key that a command and an event share when they are about the same action: "Place Order" and "Order Placed". Small words do
 * not count. Empty for a text without other words.
 */
export function deedKey(text: string): string {
  return [...stemsOf(text)].sort().join(' ');
}

const smallWords = new Set([
  'a',
  'an',
  'the',
  'to',
  'from',
  'of',
  'in',
  'on',
  'for',
  'with',
  'by',
  'at',
  'was',
  'were',
  'is',
  'are',
  'has',
  'have',
  'been',
]);

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .map(({ key }) => key)
      .filter((word) => !smallWords.has(word))
      .map(stemOf),
  );
}

/** The same rough stem for "cancel", "cancels" and "cancelled". */
function stemOf(word: string): string {
  const verb = verbOfPastForm.get(word);
  if (verb !== undefined && word !== verb) return stemOf(verb);
  const present = notPast.has(word)
    ? word
    : word
        .replace(/ied$/, 'y')
        .replace(/(.)\1ed$/, '$1')
        .replace(/ed$/, '');
  // What "ed" leaves of "closed" and "processed" may end in an s of its own: all of them go, or none is equal.
  return present.replace(/(?<=..)[se]+$/, '').replace(/(.)\1$/, '$1');
}
