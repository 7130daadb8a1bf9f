import { fold } from '../../taxonomy/fold.ts'
import type { StoredFacts } from '../vacancy.ts'

/** Jaccard likeness of their shingles from which two adverts say the same. */
export const SAME = 0.8
const SHINGLE = 3

const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashOf(text: string): number {
  let hash = FNV_START
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return hash >>> 0
}

/** Spreads 32 bits over 32 bits (the finaliser of MurmurHash3). */
function mixed(given: number): number {
  let hash = given
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const shingles = (words: readonly string[]): number[] => {
  const hashes = words.map(hashOf)
  const found: number[] = []
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let hash = 0
    for (let next = 0; next < SHINGLE; next++) hash = mixed(Math.imul(hash, 31) + (hashes[at + next] ?? 0))
    found.push(hash)
  }
  return found
}

/** What an advert says, as sorted hashes without doubles: of every three words in a row, or, without a text, of title, place and facts. */
export type Shape = readonly number[]

type Said = Omit<StoredFacts, 'openings' | 'postedOn' | 'closesOn' | 'startsOn'>

/** The shape of an advert. How many are sought, and until when, is not what it says. */
export function shapeOf({ title, text, place, ...rest }: StoredFacts): Shape {
  const words = wordsOf(text)
  if (words.length >= SHINGLE) return [...new Set(shingles(words))].sort((a, b) => a - b)
  const { openings: _, postedOn: __, closesOn: ___, startsOn: ____, ...facts }: typeof rest & Partial<Said> = rest
  return [hashOf(JSON.stringify([wordsOf(title), place, words, facts]))]
}

/** Jaccard likeness of two shapes, 0 to 1: what both say out of what either says. Linear in their lengths. */
export function likeness(a: Shape, b: Shape): number {
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) both++
    if (left <= right) i++
    if (right <= left) j++
  }
  const either = a.length + b.length - both
  return either === 0 ? 1 : both / either
}

const BANDS = 20
const ROWS = 5
const SEEDS = Array.from({ length: BANDS * ROWS }, (_, i) => mixed(i + 1))

/**
 * Twenty numbers by which likely doubles are found without comparing all: MinHash signatures of a hundred, five to a band. Two adverts
 * that are 0.8 alike share one with a chance of 0.9996, two that are 0.3 alike with 0.05 (1 − (1 − s⁵)²⁰).
 */
export function bandsOf(shape: Shape): readonly number[] {
  const least = SEEDS.map((seed) => {
    let smallest = 0xffffffff
    for (const hash of shape) {
      const value = mixed(hash ^ seed)
      if (value < smallest) smallest = value
    }
    return smallest
  })
  return Array.from({ length: BANDS }, (_, band) => {
    const hash = least
      .slice(band * ROWS, band * ROWS + ROWS)
      .reduce((before, value) => mixed(Math.imul(before, 31) ^ value), band)
    return band * 0x1_0000_0000 + hash
  })
}

const titleLikeness = (a: string, b: string): number => likeness(sortedWords(a), sortedWords(b))
const sortedWords = (title: string): Shape => [...new Set(wordsOf(title).map(hashOf))].sort((a, b) => a - b)

/** Of a title's words, how many must be shared: a firm that hires drivers and cooks uses one text for both. */
const SAME_TITLE = 0.5

/** An advert as far as it is compared. */
export interface Compared {
  readonly title: string
  readonly place: string | null
  readonly shape: Shape
}

/** Do two adverts of one employer speak of the same job? Other places or other titles tell two jobs apart, however alike their texts. */
export const isSameJob = (a: Compared, b: Compared): boolean =>
  (a.place === null || b.place === null || a.place === b.place) &&
  titleLikeness(a.title, b.title) >= SAME_TITLE &&
  likeness(a.shape, b.shape) >= SAME

/** A shape as a text for the database, and back. */
export const shapeText = (shape: Shape): string => shape.map((hash) => hash.toString(36)).join(' ')
export const shapeFrom = (text: string): Shape => text.split(' ').map((hash) => Number.parseInt(hash, 36))
