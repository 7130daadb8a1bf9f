import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Acted, Line, Said } from './lines.ts'

const here = (name: string): string => new URL(name, import.meta.url).href

/** Makes the program that is killed into one file, which starts in a quarter of the time, and gives its path. */
export async function bundleActor(): Promise<string> {
  // Among the packages, so that it finds those that stay outside of it.
  const to = fileURLToPath(here(`../../node_modules/.cache/padan/actor-${process.pid}.mjs`))
  await build({
    entryPoints: [fileURLToPath(new URL('./actor.ts', import.meta.url).href)],
    outfile: to,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    // Some packages load parts of Node by `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(process.argv[1]);" },
    external: ['better-sqlite3', 'pg'],
    define: { 'import.meta.url': JSON.stringify(here('../reference.ts')) },
    logLevel: 'error',
  })
  return to
}

/** A commit that the program was about to make, and how it ended: null where nobody knows. */
export interface About {
  readonly said: readonly Said[]
  stored: boolean | null
  /** Whether an act that was acknowledged includes it. */
  acknowledged: boolean
  /** The act that was acknowledged after it. */
  acted: Acted | null
}

/** What a program said before it was killed. */
export interface Told {
  readonly abouts: readonly About[]
}

/** When a program is killed: so many milliseconds after it has begun so many commits. Counted by commits, since a busy machine is slow to start. */
export interface Moment {
  readonly commits: number
  readonly after: number
}

/** Starts the program, kills it at that moment, and gives what it had said. */
export async function runUntilKilled(bundle: string, words: readonly string[], { commits, after }: Moment): Promise<Told> {
  const child = spawn(process.execPath, [bundle, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  let wrong = ''
  const come = new Promise<void>((resolve) => {
    child.stdout.on('data', (part) => {
      text += part
      if (text.split('"about"').length > commits) resolve()
    })
  })
  child.stderr.on('data', (part) => {
    wrong += part
  })
  const closed = once(child, 'close')
  await Promise.race([come, closed])
  await sleep(after)
  child.kill('SIGKILL')
  await closed
  if (child.signalCode !== 'SIGKILL') throw new Error(`it ended before it was killed: ${wrong}`)
  return toldIn(text)
}

function toldIn(text: string): Told {
  const abouts: About[] = []
  // What stands behind the last line's end is a line that was cut off.
  for (const line of text.split('\n').slice(0, -1)) {
    const said = JSON.parse(line) as Line
    const last = abouts.at(-1)
    if ('about' in said) abouts.push({ said: said.about, stored: null, acknowledged: false, acted: null })
    if ('stored' in said) {
      const about = abouts[said.n]
      if (about) about.stored = said.stored
    }
    // An act that had nothing to store tells nothing.
    if ('acted' in said && last && !last.acknowledged) {
      const stored = abouts.findLast((about) => about.stored && about.said.length > 0 && !about.acknowledged)
      if (stored) stored.acted = said.acted
      for (const about of abouts) about.acknowledged = true
    }
  }
  return { abouts }
}
