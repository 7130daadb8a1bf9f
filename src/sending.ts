import type { Padan } from './app.ts'
import { deliverDue, type Post } from './changes/deliver.ts'
import { addressOf, looksAfter } from './graduates/disclose.ts'
import type { Channel } from './messages/channels/channel.ts'
import { isDigestTime, makeDigests } from './messages/digest.ts'
import { sendDue } from './messages/outbox.ts'
import { remindOfVacancies } from './messages/reminders.ts'
import { STALE_DAYS } from './vacancies/life/life.ts'

/** The ways by which anything leaves this machine by itself. */
export interface Ways {
  readonly channels: readonly Channel[]
  readonly post: Post
}

/** What became of one pass. */
export interface Passed {
  readonly sent: number
  readonly failed: number
}

/** Sends every message that is due and tells every webhook what it waits for. */
export async function send({ ctx }: Padan, { channels, post }: Ways): Promise<Passed> {
  const at = () => ctx({ role: 'system' })
  const messages = await sendDue(at, { channels, addressOf })
  const webhooks = await deliverDue(at, post)
  return { sent: messages.sent + webhooks.told, failed: messages.failed + webhooks.failed }
}

/** Writes what the time of day asks for: officers' digests from seven in the morning, and reminders of vacancies. Gives how many messages. */
export async function writeDaily({ ctx }: Padan, when: 'in its hours' | 'now' = 'in its hours'): Promise<number> {
  const system = ctx({ role: 'system' })
  const reminders = await remindOfVacancies(system, STALE_DAYS)
  const digests = when === 'now' || isDigestTime(system.now) ? await makeDigests(system, { looksAfter }) : 0
  return reminders + digests
}

const POLL = 3000
const DAILY = 5 * 60_000

/**
 * Sends again and again, a few seconds apart, until it is stopped; `stop` waits for what is under way. A pass that fails is told to `fault`
 * and the next one tries again.
 */
export function keepSending(padan: Padan, ways: Ways, fault: (error: unknown) => void): { stop: () => Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let daily = Number.NEGATIVE_INFINITY
  const pass = async () => {
    try {
      if (performance.now() - daily > DAILY) {
        daily = performance.now()
        await writeDaily(padan)
      }
      await send(padan, ways)
    } catch (error) {
      fault(error)
    }
    if (!stopped) timer = setTimeout(next, POLL)
  }
  let running = Promise.resolve()
  const next = () => {
    running = pass()
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
