import { type Read, readEach } from './input.ts'
import { type Io, readInput } from './io.ts'
import { progressBar } from './progress.ts'
import { problemLine, readRows } from './rows.ts'

/** How many rows of a file were read, and how many were wrong. */
export interface Tally {
  readonly read: number
  readonly wrong: number
}

/** Reads a file row by row and hands each on; a wrong row is named on standard error and the rest goes on. */
export async function readFileRows<T extends { readonly id: string }>(
  io: Io,
  file: string,
  read: Read<T>,
  each: (item: T) => void | Promise<void>,
): Promise<Tally> {
  const rows = readRows(await readInput(io, file))
  const bar = progressBar(io, `reading ${file === '-' ? 'standard input' : file}`, rows.rows.length)
  let good = 0
  let wrong = 0
  for (const item of readEach(rows, read)) {
    if (Array.isArray(item)) {
      bar.end()
      for (const problem of item) io.err(problemLine(file, problem))
      wrong += item.length
    } else {
      await each(item)
      good++
    }
    bar.step()
  }
  bar.end()
  return { read: good, wrong }
}
