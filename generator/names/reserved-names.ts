const reservedWords = `
  abstract any arguments as async await bigint boolean break case catch class const constructor continue debugger
  declare default delete do else enum eval export extends false finally for from function get if implements import in
  infinity instanceof interface is keyof let module namespace nan never new null number object of out package private
  protected public readonly require return satisfies set static string super switch symbol this throw true try type
  typeof undefined unique unknown using var void while with yield prototype hasownproperty valueof tostring
`;

/** Globals that generated code or its type checker leans on. */
const globals = `
  array arraybuffer bigint boolean buffer console crypto date error event exclude exports extract fetch function global
  globalthis headers iterable iterator json map math nonnullable number object omit parameters partial pick process
  promise proxy readonly readonlyarray record reflect regexp request required response returntype set string symbol
  url weakmap
`;

/** What every generated project exports from its kernel, and names that generated files use for themselves. */
const ours = `
  announce announcement app api applystatement body brand calculationerror change clock codec command commandhandler
  commandhandling commandorigin config context correlation current data database decide decider decisioncontext
  domainerror domainerrorcatalog domainerrorkind describe err evolve example examples existing expect expectedversion
  failure fail fixedclock given handled handledcommand handler handlers id ids idempotency input it item json jsontext
  key keys message messages money next now ok origin outbox outboxmessage pool port ports published query refuse refusalsof
  relay repository result route routes row rows schema server sql state stateafter status store stored systemclock test then
  time transaction uniquekey update value values version vi when where work z zod
  add subtract multiply percent compare sum days hours minutes seconds noMoney isequal issamemoney isset duration date
  anycommand callorigin createdispatch createsubscriptions heard processstep row systems tryagainlater wish
  addmoney subtractmoney multiplymoney percentof comparemoney summoney nomoney addduration timebetween
`;

/** Identifiers that no name from a board may become, in lower case. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(
  `${reservedWords} ${globals} ${ours}`
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Device names that Windows does not let a file be called, whatever its extension. */
export const RESERVED_FILE_NAMES: ReadonlySet<string> = new Set([
  'aux',
  'con',
  'nul',
  'prn',
  ...Array.from({ length: 10 }, (_, index) => [`com${index}`, `lpt${index}`]).flat(),
]);
