/** One message, worded and addressed: it exists only while it is being sent. */
export interface Letter {
  /** The same at every try, so that a receiver can tell a repetition. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** `failed` is a code of our own making, never a provider's words. A final failure is not worth another try. */
export type Outcome = 'sent' | { readonly failed: string; readonly final: boolean }

/** A way by which messages leave this machine. */
export interface Channel {
  readonly name: 'phone' | 'email'
  send(letter: Letter): Promise<Outcome>
}

/** Milliseconds that a provider is given to answer. */
export const PATIENCE = 15_000
