import type { ConceptKind, Label, Place, Taxonomy } from './types.ts'

type Tables = Pick<Taxonomy, 'skills' | 'certificates' | 'occupations' | 'programmes' | 'educations' | 'majors' | 'places'>

/** The concepts of a kind, by id. */
export function conceptsOf(taxonomy: Tables, kind: ConceptKind): ReadonlyMap<string, { readonly label: Label } | Place> {
  switch (kind) {
    case 'skill':
      return taxonomy.skills
    case 'certificate':
      return taxonomy.certificates
    case 'occupation':
      return taxonomy.occupations
    case 'programme':
      return taxonomy.programmes
    case 'education':
      return taxonomy.educations
    case 'major':
      return taxonomy.majors
    case 'place':
      return taxonomy.places
  }
}

/** What a concept is called; a place has the same name in both languages, and what is not there is called by its id. */
export function labelOf(taxonomy: Tables, kind: ConceptKind, id: string): Label {
  const found = conceptsOf(taxonomy, kind).get(id)
  if (found !== undefined && 'label' in found) return found.label
  const name = found?.name ?? id
  return { id: name, en: name }
}
