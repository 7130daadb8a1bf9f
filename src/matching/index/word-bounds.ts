import type { Asked } from '../score/asked.ts'
import { unknownWordPoints, wordPoints } from '../score/own-words.ts'
import { SIGNATURE, SIGNATURE_BITS, signatureBit } from './signature.ts'

// Weights are summed in at most so many steps, so that the points for each sum can be listed.
const STEPS = 1024
const BYTES = SIGNATURE_BITS / 8

/** The most points that the words of a signature can bring. */
export interface WordBounds {
  /** For each byte of a signature and each of its 256 values the steps of weight of the words that set its bits. */
  readonly steps: Uint16Array
  /** Steps granted to everyone: words that set no bit. */
  readonly granted: number
  /** Whole points by steps. */
  readonly points: Uint16Array
  readonly most: number
}

export function wordBoundsOf(asked: Asked): WordBounds {
  const { places, weights, sum } = asked.telling
  const ofBit = new Array<number>(SIGNATURE_BITS).fill(0)
  let common = 0
  for (const [key, place] of places) {
    const bit = signatureBit(asked.book.taxonomy, key)
    if (bit < 0) common += weights[place]!
    else ofBit[bit]! += weights[place]!
  }
  const stepsOf = (weight: number): number => (sum === 0 ? 0 : Math.ceil((weight * STEPS) / sum))
  const steps = new Uint16Array(BYTES * 256)
  for (let byte = 0; byte < BYTES; byte += 1) {
    for (let value = 1; value < 256; value += 1) {
      const lowest = 31 - Math.clz32(value & -value)
      steps[byte * 256 + value] = steps[byte * 256 + (value & (value - 1))]! + stepsOf(ofBit[byte * 8 + lowest]!)
    }
  }
  const length = 2 * STEPS + SIGNATURE_BITS
  const points = Uint16Array.from({ length }, (_, step) =>
    Math.max(unknownWordPoints(asked), wordPoints(asked, Math.min(sum, (sum * step) / STEPS + 1))),
  )
  return { steps, granted: stepsOf(common), points, most: asked.outOf.words }
}

/** Whole points that the words of a row cannot exceed. */
export function mostWordPoints({ steps, granted, points }: WordBounds, signatures: Int32Array, row: number): number {
  let sum = granted
  const end = (row + 1) * SIGNATURE
  for (let at = row * SIGNATURE, table = 0; at < end; at += 1, table += 1024) {
    const bits = signatures[at]!
    sum +=
      steps[table + (bits & 255)]! +
      steps[table + 256 + ((bits >>> 8) & 255)]! +
      steps[table + 512 + ((bits >>> 16) & 255)]! +
      steps[table + 768 + (bits >>> 24)]!
  }
  return points[sum]!
}
