import { Command } from 'commander'
import type { Config } from '../config.ts'
import { readConfig } from '../config.ts'
import { gatewayChannel } from '../messages/channels/gateway.ts'
import type { Ways } from '../sending.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'

const NOTES = `
Environment, besides that of "padan serve":
  PADAN_SMTP_URL        mail server, such as smtps://name:password@mail.example.go.id
  PADAN_MAIL_FROM       whom e-mail comes from, such as Padan <padan@example.go.id>
  PADAN_GATEWAY_URL     address of a provider's gateway for WhatsApp or SMS; https, or this machine
  PADAN_GATEWAY_METHOD  POST (default), PUT or GET
  PADAN_GATEWAY_HEADERS JSON object of headers ({"Content-Type":"application/json"})
  PADAN_GATEWAY_BODY    what is sent ({"to":"{to}","text":"{text}","id":"{id}"}); {number} is {to} without its plus
Without them messages stand in each person's inbox, and officers pass them on by WhatsApp from the page /messages/to-tap.`

/** The ways that the configuration opens. */
export async function openWays({ mail, gateway }: Config): Promise<Ways> {
  const { postFromHere } = await import('./post.ts')
  // The mail library is loaded only where mail is sent.
  const email = mail === null ? [] : [(await import('../messages/channels/smtp.ts')).smtpChannel(mail)]
  return { channels: [...(gateway === null ? [] : [gatewayChannel(gateway)]), ...email], post: postFromHere() }
}

/** `padan send`: one pass of what `padan serve` does all the time, for a timer of the machine. */
export function sendCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('send')
    .description('send the messages that are due, and tell webhooks of changes, once')
    .option('--digest', 'write the officers’ digests of today now, whatever the hour')
    .addHelpText('after', NOTES)
    .action(async ({ digest }: { digest?: true }) =>
      here(async ({ padan }) => {
        const { send, writeDaily } = await import('../sending.ts')
        const written = await writeDaily(padan, digest ? 'now' : 'in its hours')
        const { sent, failed } = await send(padan, await openWays(readConfig(process.env)))
        await io.out(`${written} written, ${sent} sent, ${failed} to be tried again or given up\n`)
        done(EXIT.ok)
      }),
    )
}
