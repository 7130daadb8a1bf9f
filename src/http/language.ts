export type Language = 'id' | 'en'

export const isLanguage = (text: string | undefined): text is Language => text === 'id' || text === 'en'

/**
 * The language of a reader from an Accept-Language header (RFC 9110 section 12.5.4): the highest weight wins, the first of equals;
 * Indonesian when nothing we speak is asked for.
 */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? '').split(',', 20).map((part) => {
    const [tag = '', ...settings] = part.trim().toLowerCase().split(';')
    const weight = settings.map((setting) => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find((found) => found !== undefined)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
  })
  let best: { language: Language; weight: number } = { language: 'id', weight: 0 }
  for (const { language, weight } of wishes) if (isLanguage(language) && weight > best.weight) best = { language, weight }
  return best.language
}
