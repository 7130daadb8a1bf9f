import { z } from '@hono/zod-openapi'
import { AccountName } from '../accounts/account.ts'
import { Phone } from '../accounts/contact.ts'
import { Nib } from './contact.ts'
import { Address, EmployerDraft, Place } from './employer.ts'

/** What an organisation says of itself, and who answers for it here. */
export const Registration = z
  .strictObject({
    employer: EmployerDraft.extend({ nib: Nib, address: Address, phone: Phone, place: Place }),
    owner: z.strictObject({
      name: AccountName,
      phone: Phone,
      password: z.string().max(200),
    }),
  })
  .openapi('EmployerRegistration')
export type Registration = z.output<typeof Registration>
