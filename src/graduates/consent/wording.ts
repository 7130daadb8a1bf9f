import type { Language } from '../../ctx.ts'

/** What a person may say yes to, each apart (UU 27/2022 art. 20, 22). */
export const PURPOSES = ['matching', 'employer', 'statistics', 'messages'] as const
export type Purpose = (typeof PURPOSES)[number]

/** What is asked when a person registers; an employer is named later, when there is one to be let in. */
export const AT_REGISTRATION = ['matching', 'statistics', 'messages'] as const satisfies readonly Purpose[]

type Wording = Readonly<Record<Purpose, Readonly<Record<Language, string>>>>

/**
 * The sentences that people agreed to, by version, newest last. A sentence that was used is never changed: a new version is added below,
 * so that what a person saw can always be shown (art. 24). `{employer}` is the one named employer.
 */
const WORDINGS = {
  '2026-11': {
    matching: {
      id: 'Saya setuju pelatihan, keahlian, sertifikat, pendidikan, pengalaman, tempat, dan kata-kata saya dipakai untuk mencarikan lowongan yang cocok. Nama dan nomor saya tidak ikut.',
      en: 'I agree that my training, skills, certificates, schooling, experience, places and own words are used to find vacancies that fit. My name and number are left out.',
    },
    employer: {
      id: 'Saya setuju {employer} melihat nama, nomor, email, dan data kerja saya. Kata-kata saya sendiri tidak ikut.',
      en: 'I agree that {employer} sees my name, number, email and working data. My own words are left out.',
    },
    statistics: {
      id: 'Saya setuju data saya ikut dihitung dalam laporan, misalnya berapa lulusan las di satu kota. Laporan itu tanpa nama.',
      en: 'I agree that I am counted in reports, for example how many welders there are in a town. The reports have no names.',
    },
    messages: {
      id: 'Saya setuju dikirimi kabar tentang lowongan dan lamaran saya lewat WhatsApp, SMS, atau email.',
      en: 'I agree to be sent news about vacancies and my applications by WhatsApp, SMS or email.',
    },
  },
} as const satisfies Record<string, Wording>

export type WordingVersion = keyof typeof WORDINGS
export const WORDING_VERSIONS = Object.keys(WORDINGS) as WordingVersion[]
/** The version that is shown and agreed to now. */
export const WORDING: WordingVersion = '2026-11'

/** The sentence of a purpose in a language, as it stood in a version; null for a version that never was. */
export function wordingOf(purpose: Purpose, language: Language, version: string = WORDING, employer = '…'): string | null {
  const found = WORDING_VERSIONS.find((known) => known === version)
  return found === undefined ? null : WORDINGS[found][purpose][language].replace('{employer}', employer)
}
