/** One word of a subject or routing key: letters, digits, `-` and `_`; everything else is written by its code. */
function toToken(text: string): string {
  const token = text.replace(
    /[^A-Za-z0-9-]/gu,
    (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`,
  );
  return token === '' ? '_' : token;
}

/** The address of a kind of message at a broker, without its version: "bookly.order.placed". */
export function addressOf(project: string, name: string): string {
  return [project, ...name.split('.')].map(toToken).join('.');
}

/** What waits for a context: "bookly-orders". */
export function queueOf(project: string, context: string): string {
  return `${toToken(project)}-${toToken(context)}`;
}
