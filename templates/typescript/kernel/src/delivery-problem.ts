/** It cannot be done at this moment, because somebody outside does not answer or others are at the same thing: the message is delivered again later. */
export class TryAgainLater extends Error {}

/** The message can never be handled, whoever tries how often: it is put aside for people to look at. */
export class PoisonMessage extends Error {}
