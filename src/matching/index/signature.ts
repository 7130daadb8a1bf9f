import type { Taxonomy } from '../../taxonomy/types.ts'

/** Words of 32 bits of a signature. */
export const SIGNATURE = 4
export const SIGNATURE_BITS = SIGNATURE * 32
// Commoner words weigh so little that they are granted to everyone instead of filling the signatures.
const COMMONEST_SHARE = 0.025

/** Which bit of a signature a word sets; -1 for a word so common that no signature tells of it. */
export function signatureBit(taxonomy: Pick<Taxonomy, 'wordCounts' | 'adverts'>, key: string): number {
  if ((taxonomy.wordCounts.get(key) ?? 0) > COMMONEST_SHARE * taxonomy.adverts) return -1
  const hash = hashOf(key)
  return (hash ^ (hash >>> 13)) & (SIGNATURE_BITS - 1)
}

/** A well mixed number of 32 bits for a string (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 12)
}
