import { readConfig } from '../config.ts'
import type { Here } from '../node.ts'

/** Runs something on the Padan of this machine, as the environment names it, and closes it afterwards. */
export async function here<T>(run: (padan: Here) => Promise<T>): Promise<T> {
  // Loaded late, since the commands that need no database should start without one.
  const { openHere } = await import('../node.ts')
  const opened = await openHere(readConfig(process.env))
  try {
    return await run(opened)
  } finally {
    await opened.close()
  }
}
