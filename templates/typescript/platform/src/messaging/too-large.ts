import { PoisonMessage } from '@sample/kernel';

export function tooLarge(bytes: number, maxBytes: number): PoisonMessage {
  return new PoisonMessage(`The message has ${bytes} bytes, and the broker takes at most ${maxBytes}.`);
}
