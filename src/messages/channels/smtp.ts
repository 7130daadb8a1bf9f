import { createTransport } from 'nodemailer'
import { type Channel, type Outcome, PATIENCE } from './channel.ts'

export interface Mail {
  /** smtp:// or smtps://, with the name and password of the account where the server asks for them. */
  readonly url: string
  /** The address, or name and address, that mails come from. */
  readonly from: string
}

const numberIn = (error: unknown, name: string): number | null => {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : null
  return typeof value === 'number' ? value : null
}

/** A refusal of this address or text (5xx) is final; a server that is away, busy or wrongly set up is not. */
function failure(error: unknown): Outcome {
  const status = numberIn(error, 'responseCode')
  const command: unknown = error instanceof Error ? Reflect.get(error, 'command') : null
  if (status === null) return { failed: 'smtp_unreachable', final: false }
  return { failed: `smtp_${status}`, final: status >= 500 && command !== 'AUTH' && command !== 'CONN' }
}

/** E-mail by SMTP. Runs on Node only, since workers open no such connection. */
export function smtpChannel({ url, from }: Mail): Channel {
  const given = new URL(url)
  const transport = createTransport({
    host: given.hostname,
    port: Number(given.port || (given.protocol === 'smtps:' ? 465 : 587)),
    secure: given.protocol === 'smtps:',
    ...(given.username !== '' && {
      auth: { user: decodeURIComponent(given.username), pass: decodeURIComponent(given.password) },
    }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? given.hostname
  return {
    name: 'email',
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return 'sent'
      } catch (error) {
        return failure(error)
      }
    },
  }
}
