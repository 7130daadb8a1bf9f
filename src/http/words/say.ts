import { rupiah, wholeNumber } from '../format.ts'
import type { Language } from '../language.ts'
import { en } from './en.ts'
import { id } from './id.ts'

export type WordKey = keyof typeof id

/** What a sentence needs: words as they are, numbers written as the reader writes them; a name that ends in `rupiah` is money. */
export type About = Readonly<Record<string, string | number>>

/** Says a key of the word lists in one language, with `{name}` filled in. */
export type Say = (key: WordKey, about?: About) => string

const WORDS: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { id, en }

/** Reasons of refusals and of the score travel as plain text keys; this tells whether the lists have one. */
export const isWordKey = (key: string): key is WordKey => Object.hasOwn(id, key)

/** The voice of one language. */
export const sayIn =
  (language: Language): Say =>
  (key, about = {}) =>
    WORDS[language][key].replace(/\{(\w+)\}/g, (gap, name: string) => {
      const value = about[name]
      if (value === undefined) return gap
      if (typeof value === 'string') return value
      return name.endsWith('rupiah') ? rupiah(value, language) : wholeNumber(value, language)
    })

/** Says a key that came as plain text; a key that no list has falls back on a sentence of the list, never on the bare key. */
export const sayKey = (say: Say, key: string, about: About = {}, otherwise: WordKey = 'not_accepted'): string =>
  say(isWordKey(key) ? key : otherwise, about)
