import { wordsOf } from '../../taxonomy/fold.ts'
import type { ConceptKind, Taxonomy } from '../../taxonomy/types.ts'
import { STOP_WORDS } from '../stop-words.ts'
import type { Profile, Vacancy } from '../types.ts'
import { CONCEPT_MARK, cutWord } from './word-index.ts'

/** Where a word can be found, in the order in which a hit is shown when there are several. */
export const SEARCH_FIELDS = ['title', 'occupation', 'skills', 'certificates', 'programme', 'employer', 'place', 'text'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

/** The term under which a concept stands in the index. */
export const conceptTerm = (kind: ConceptKind, id: string): string => `${CONCEPT_MARK}${kind}:${id}`

/** The terms of a document, each in the first field that has it. */
export type TextTerms = ReadonlyMap<string, SearchField>

/** What free text finds of a vacancy. `employer` is its name, which a `Vacancy` need not carry. */
export function vacancyTerms(taxonomy: Taxonomy, vacancy: Vacancy, employer: string): TextTerms {
  const terms = new Terms()
  terms.words('title', vacancy.title)
  terms.concepts('occupation', 'occupation', vacancy.occupations)
  terms.concepts(
    'skills',
    'skill',
    vacancy.skills.map((asked) => asked.skill),
  )
  terms.concepts(
    'certificates',
    'certificate',
    vacancy.certificates.map((asked) => asked.certificate),
  )
  terms.concepts('programme', 'major', vacancy.majors)
  terms.words('employer', employer)
  terms.concepts('place', 'place', placeAndAround(taxonomy, vacancy.place))
  terms.words('text', vacancy.text)
  return terms.found
}

/** What free text finds of a profile: no name, since a profile has none. */
export function profileTerms(taxonomy: Taxonomy, profile: Profile): TextTerms {
  const terms = new Terms()
  const worked = profile.experience.flatMap(({ occupation }) => occupation ?? [])
  terms.concepts('occupation', 'occupation', [...worked, ...profile.aims])
  terms.concepts(
    'skills',
    'skill',
    profile.skills.map((held) => held.skill),
  )
  terms.concepts(
    'certificates',
    'certificate',
    profile.certificates.map((held) => held.certificate),
  )
  if (profile.programme !== null) terms.concepts('programme', 'programme', [profile.programme])
  terms.concepts('programme', 'major', profile.majors)
  if (profile.education !== null) terms.concepts('programme', 'education', [profile.education])
  terms.concepts('place', 'place', placeAndAround(taxonomy, profile.home))
  terms.words('text', profile.words)
  return terms.found
}

/** A place with all that it lies in: who searches a regency means its districts too. */
export function placeAndAround(taxonomy: Taxonomy, place: string | null): string[] {
  const around: string[] = []
  for (let at = place; at !== null && !around.includes(at); at = taxonomy.places.get(at)?.parent ?? null) around.push(at)
  return around
}

class Terms {
  readonly found = new Map<string, SearchField>()

  words(field: SearchField, text: string): void {
    for (const { word } of wordsOf(text)) if (!STOP_WORDS.has(word)) this.#add(field, cutWord(word))
  }

  concepts(field: SearchField, kind: ConceptKind, ids: readonly string[]): void {
    for (const id of ids) this.#add(field, conceptTerm(kind, id))
  }

  #add(field: SearchField, term: string): void {
    if (!this.found.has(term)) this.found.set(term, field)
  }
}
