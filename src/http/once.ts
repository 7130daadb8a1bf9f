import type { Ctx } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import type { Desk, Once } from './desk.ts'
import type { Answer, Asked, Endpoint } from './endpoint.ts'
import { sha256 } from './versions.ts'

/** The key of a call, plain or as the draft writes it, in quotes; null when it has none. Refuses what is not 1 to 200 visible characters. */
export function onceKeyOf(header: string | undefined): string | null {
  if (header === undefined) return null
  const key = /^"(.*)"$/.exec(header.trim())?.[1] ?? header.trim()
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal('invalid', 'idempotency_malformed')
  return key
}

/** What a repeated call made when it was made first. */
interface Replayed {
  readonly replayed: string
}

class MadeBefore extends Error {
  constructor(readonly made: string) {
    super('made before')
  }
}

/** What the same call did before; null when there was none. Refuses another call under the same key, and one whose result was lost. */
async function madeBefore(once: Once): Promise<string | null> {
  const done = await once.before()
  if (done === null) return null
  if (done.fingerprint !== once.fingerprint) throw new Refusal('reused', 'idempotency_reused')
  if (done.thing === null) throw new Refusal('conflict', 'idempotency_lost')
  return done.thing
}

/**
 * Answers a call that creates something and may be a repetition (draft-ietf-httpapi-idempotency-key-header): what was made before is
 * given as its id, else the call is carried out and noted in the same commit. `call` names method and path.
 */
export async function answerOnce(
  { endpoint, desk, ctx, key, call }: { endpoint: Endpoint; desk: Desk; ctx: Ctx; key: string; call: string },
  asked: Omit<Asked, 'given'> & { readonly text: () => Promise<string>; readonly read: (text: string) => unknown },
): Promise<Answer | Replayed> {
  const once = await desk.onceFor(ctx, key)
  const given = async () => {
    const text = await asked.text()
    once.fingerprint = await sha256(`${call}\n${text}`)
    const made = await madeBefore(once)
    if (made !== null) throw new MadeBefore(made)
    return asked.read(text)
  }
  try {
    if (endpoint.input === undefined) once.fingerprint = await sha256(call)
    const answer = await endpoint.answer({ ...ctx, store: once.store }, { ...asked, given })
    if (answer.made !== null) await once.settle(answer.made)
    return answer
  } catch (error) {
    if (error instanceof MadeBefore) return { replayed: error.made }
    // Another request with the same key may have been quicker, and whatever went wrong here came of that.
    const made = once.noted || once.fingerprint === '' ? null : await madeBefore(once)
    if (made === null) throw error
    return { replayed: made }
  }
}
