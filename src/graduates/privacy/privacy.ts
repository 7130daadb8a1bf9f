import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { PURPOSES, type Purpose, WORDING, wordingOf } from '../consent/wording.ts'
import { BASES, PROCESSING, PROCESSINGS, type ProcessingName } from './purposes.ts'
import { ASK_AFTER_DAYS, RETENTION, RETENTION_KINDS, type RetentionKind } from './retention.ts'

const text = z.string().openapi({ description: 'In the language of Accept-Language' })

const RetentionLine = z
  .object({
    kind: z.string(),
    name: text,
    days: z.number().int(),
    counted: text,
    ends: z.enum(['erased', 'contact_erased']),
    why: text,
  })
  .openapi('Retention')

const ProcessingLine = z
  .object({
    name: z.string(),
    what: text,
    basis: z.enum(BASES).openapi({ description: 'Legal basis of UU 27/2022 art. 20(2)' }),
    basis_said: text,
    data: z.array(z.string()).openapi({ description: 'Columns of the tables' }),
    data_said: text,
    readers: z.array(z.string()),
    kept: RetentionLine.nullable().openapi({ description: 'Null: as long as the account' }),
    consent: z
      .object({ wording: z.string(), text })
      .nullable()
      .openapi({ description: 'The sentence that is asked for, where the basis is consent' }),
  })
  .openapi('Processing')

const contact = z.string().nullable().openapi({ description: 'Whom to ask about personal data' })

export const PurposesAnswer = z
  .object({ contact, purposes: z.array(ProcessingLine) })
  .openapi('Purposes', { description: 'The record of all processing of people’s data (UU 27/2022 art. 31)' })
export type PurposesAnswer = z.input<typeof PurposesAnswer>

export const RetentionAnswer = z
  .object({ contact, ask_after_days: z.number().int(), kinds: z.array(RetentionLine) })
  .openapi('RetentionTable')
export type RetentionAnswer = z.input<typeof RetentionAnswer>

function retentionLine({ say }: Ctx, kind: RetentionKind): z.input<typeof RetentionLine> {
  const { days, after, ends } = RETENTION[kind]
  return { kind, name: say(`kept_${kind}`), days, counted: say(after), ends, why: say(`kept_${kind}_why`) }
}

const consentTo = (name: ProcessingName): Purpose | undefined => PURPOSES.find((purpose) => purpose === name)

/** What people's data are used for, on what basis, who sees them and how long they are kept. */
export function purposes(ctx: Ctx): PurposesAnswer {
  const { say, language, privacyContact } = ctx
  const lines = PROCESSINGS.map((name) => {
    const { basis, data, readers, kept } = PROCESSING[name]
    const consent = consentTo(name)
    return {
      name,
      what: say(`processing_${name}`),
      basis,
      basis_said: say(`basis_${basis}`),
      data: [...data],
      data_said: say(`processing_${name}_data`),
      readers: [...readers],
      kept: kept === null ? null : retentionLine(ctx, kept),
      consent: consent === undefined ? null : { wording: WORDING, text: wordingOf(consent, language) ?? '' },
    }
  })
  return { contact: privacyContact, purposes: lines }
}

/** How long each kind of data is kept, and why. */
export const retention = (ctx: Ctx): RetentionAnswer => ({
  contact: ctx.privacyContact,
  ask_after_days: ASK_AFTER_DAYS,
  kinds: RETENTION_KINDS.map((kind) => retentionLine(ctx, kind)),
})
