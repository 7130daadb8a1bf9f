import { type Channel, PATIENCE } from './channel.ts'

/** A provider's address for WhatsApp or SMS. `{to}`, `{number}` (without the plus), `{text}` and `{id}` are filled in. */
export interface Gateway {
  readonly url: string
  readonly method: 'POST' | 'PUT' | 'GET'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Write = (text: string) => string

const inUrl: Write = encodeURIComponent
const inJson: Write = (text) => JSON.stringify(text).slice(1, -1)
const asIs: Write = (text) => text

const filled = (template: string, gaps: Readonly<Record<string, string>>, write: Write): string =>
  template.replace(/\{(to|number|text|id)\}/g, (gap, name: string) => write(gaps[name] ?? gap))

function writingFor(headers: Readonly<Record<string, string>>): Write {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return type.includes('json') ? inJson : type.includes('urlencoded') ? inUrl : asIs
}

// Too slow and too many are no verdict on the message; every other 4xx is.
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429

/** WhatsApp or SMS by a provider's HTTP gateway. No redirect is followed, and nothing of its answer but the status is kept. */
export function gatewayChannel({ url, method, headers, body }: Gateway): Channel {
  const write = writingFor(headers)
  return {
    name: 'phone',
    async send({ id, to, text }) {
      const gaps = { to, number: to.replace('+', ''), text, id }
      try {
        const answer = await fetch(filled(url, gaps, inUrl), {
          method,
          headers,
          redirect: 'manual',
          signal: AbortSignal.timeout(PATIENCE),
          ...(method !== 'GET' && { body: filled(body, gaps, write) }),
        })
        await answer.body?.cancel()
        return answer.ok ? 'sent' : { failed: `gateway_${answer.status}`, final: isFinal(answer.status) }
      } catch (error) {
        const late = error instanceof Error && error.name === 'TimeoutError'
        return { failed: late ? 'gateway_timeout' : 'gateway_unreachable', final: false }
      }
    },
  }
}
