import { z } from 'zod'

/** Every id says what it is an id of, sorts by time of making, and is 30 characters of [0-9a-z_]: prefix, 10 of time, the rest chance. */
const branded = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`))
    .brand<P>()

export const EmployerId = branded('emp')
export type EmployerId = z.infer<typeof EmployerId>
export const VacancyId = branded('vac')
export type VacancyId = z.infer<typeof VacancyId>
export const GraduateId = branded('grd')
export type GraduateId = z.infer<typeof GraduateId>
export const KeyId = branded('key')
export type KeyId = z.infer<typeof KeyId>
export const AccountId = branded('acc')
export type AccountId = z.infer<typeof AccountId>
export const SessionId = branded('ses')
export type SessionId = z.infer<typeof SessionId>
export const OfficeId = branded('off')
export type OfficeId = z.infer<typeof OfficeId>
export const MessageId = branded('msg')
export type MessageId = z.infer<typeof MessageId>
export const WebhookId = branded('whk')
export type WebhookId = z.infer<typeof WebhookId>

export const PlacementId = branded('plc')
export type PlacementId = z.infer<typeof PlacementId>
export const ReportId = branded('rep')
export type ReportId = z.infer<typeof ReportId>

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A new id of three letters and a line: for rows that nothing else in the code speaks of by a type of its own, too. */
export function newId(prefix: string, now: number): string {
  const time = now.toString(36).padStart(10, '0')
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => DIGITS[byte % 36]).join('')
  return `${prefix}_${time}${chance}`
}

export const newEmployerId = (now: number): EmployerId => newId('emp', now) as EmployerId
export const newVacancyId = (now: number): VacancyId => newId('vac', now) as VacancyId
export const newGraduateId = (now: number): GraduateId => newId('grd', now) as GraduateId
export const newKeyId = (now: number): KeyId => newId('key', now) as KeyId
export const newAccountId = (now: number): AccountId => newId('acc', now) as AccountId
export const newSessionId = (now: number): SessionId => newId('ses', now) as SessionId
export const newOfficeId = (now: number): OfficeId => newId('off', now) as OfficeId
export const newDisclosureId = (now: number): string => newId('dis', now)
export const newMessageId = (now: number): MessageId => newId('msg', now) as MessageId
export const newWebhookId = (now: number): WebhookId => newId('whk', now) as WebhookId
