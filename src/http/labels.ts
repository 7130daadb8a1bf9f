import type { Ctx } from '../ctx.ts'
import { conceptsOf, labelOf } from '../taxonomy/lookup.ts'
import { CONCEPT_KINDS } from '../taxonomy/types.ts'
import { isWordKey, type Say } from './words/say.ts'

type Reader = Pick<Ctx, 'taxonomy' | 'language' | 'say'>

/** The name of a concept in the reader's language; the bare id when the taxonomy has it no more. */
export function conceptLabel({ taxonomy, language }: Pick<Reader, 'taxonomy' | 'language'>, id: string): string {
  const kind = CONCEPT_KINDS.find((one) => conceptsOf(taxonomy, one).has(id))
  return kind === undefined ? id : labelOf(taxonomy, kind, id)[language]
}

/** The word for a code of ours: `sector` F, `contract` PKWT, `condition` shift. */
export function codeLabel(say: Say, group: 'sector' | 'contract' | 'condition', code: string): string {
  const key = `${group}_${group === 'sector' ? code : code.toLowerCase().replaceAll(' ', '_')}`
  return isWordKey(key) ? say(key) : code
}

/** The name of a facet's value. */
export function facetLabel(reader: Reader, facet: 'place' | 'sector' | 'occupation' | 'skill' | 'kind', value: string): string {
  switch (facet) {
    case 'place':
    case 'occupation':
    case 'skill':
      return conceptLabel(reader, value)
    case 'sector':
      return codeLabel(reader.say, facet, value)
    case 'kind':
      return reader.say(value === 'psn' ? 'kind_psn' : 'kind_local')
  }
}
