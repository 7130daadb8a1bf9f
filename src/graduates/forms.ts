import type { Typed } from '../http/endpoint.ts'
import { AT_REGISTRATION } from './consent/wording.ts'

const one = (typed: string | string[] | undefined): string | null => [typed ?? []].flat()[0] ?? null
const all = (typed: string | string[] | undefined): string[] => [typed ?? []].flat()

/** "Rp5.000.000" as the number it is; what is no number stays as typed, for the check to name. */
function rupiahIn(typed: string | null): number | string | null {
  if (typed === null) return null
  const digits = typed.replace(/[\sRp.,]/gi, '')
  return /^\d+$/.test(digits) ? Number(digits) : typed
}

/** How an officer took a yes, of the fields of a form: what does not belong to the channel is left out. */
function takenOf(fields: Typed) {
  const [channel, evidence, name, relation] = ['channel', 'evidence', 'guardian_name', 'guardian_relation'].map((field) =>
    one(fields[field]),
  )
  return {
    ...(channel != null && { channel }),
    ...(channel === 'paper' && evidence != null && { evidence }),
    ...(channel === 'guardian' && { guardian: { name: name ?? '', relation: relation ?? '' } }),
  }
}

/** An officer's form for somebody new. */
export function draftOf(fields: Typed): unknown {
  const person = ['name', 'phone', 'email', 'born_on', 'sex', 'nik'].flatMap((field) => {
    const typed = one(fields[`person.${field}`])
    return typed === null ? [] : [[field, typed] as const]
  })
  const text = one(fields.text)
  const consents = AT_REGISTRATION.filter((purpose) => fields[`consent_${purpose}`] !== undefined)
  return {
    person: { name: '', ...Object.fromEntries(person) },
    ...(text !== null && { text }),
    consents: consents.map((purpose) => ({ purpose, ...takenOf(fields) })),
  }
}

/** The form that corrects a person: every field of it is sent, and an empty one means that nothing is known. */
export function changeOf(fields: Typed): unknown {
  const person = (field: string) => one(fields[`person.${field}`])
  const text = one(fields.text)
  return {
    person: { name: person('name') ?? '', phone: person('phone'), email: person('email'), born_on: person('born_on') },
    profile: {
      looking: fields.looking !== undefined,
      home: one(fields['profile.home']),
      wishes: {
        wage: rupiahIn(one(fields['profile.wishes.wage'])),
        sectors: all(fields['profile.wishes.sectors']),
        contracts: all(fields['profile.wishes.contracts']),
        conditions: all(fields['profile.wishes.conditions']),
      },
    },
    ...(text !== null && { text }),
    ...(fields.version !== undefined && { version: fields.version }),
  }
}

/** A yes from the consents page: an officer's form says how it was taken. */
export function consentOf({ purpose, employer, wording, ...fields }: Typed): unknown {
  return {
    ...(purpose !== undefined && { purpose }),
    ...(employer !== undefined && { employer }),
    ...(wording !== undefined && { wording }),
    ...takenOf(fields),
  }
}
