#!/usr/bin/env node
// The bin entry. It runs on whatever Node the machine has, so it uses only what old ones know, and starts the rest on one that is new enough.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
const newEnough = major > 22 || (major === 22 && minor >= 12)

if (newEnough) {
  // Compiled code is kept between starts, in the machine's folder for temporary files.
  module.enableCompileCache()
  const loader = await import('tsx/esm/api').catch(() => null)
  if (loader === null) {
    console.error('Padan\'s packages are not installed. Run "npm install" in its folder.')
    process.exitCode = 2
  } else {
    loader.register()
    const { main } = await import('./cli.ts')
    process.exitCode = await main(process.argv)
  }
} else {
  const file = fileURLToPath(import.meta.url)
  const bundled = join(dirname(file), '..', 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(bundled) && process.env.PADAN_STARTED !== '1') {
    const env = Object.assign({}, process.env, { PADAN_STARTED: '1' })
    const shell = process.platform === 'win32'
    const child = spawn(bundled, [file].concat(process.argv.slice(2)), { stdio: 'inherit', env, shell })
    // Who ends this process means the one that does the work.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('error', ({ message }) => {
      console.error(`Padan could not start ${bundled}: ${message}`)
      process.exitCode = 2
    })
    child.on('exit', (status) => {
      process.exitCode = status === null ? 1 : status
    })
  } else {
    console.error(
      `Padan needs Node 22.12 or newer; this is Node ${process.versions.node}. Run "npm install" in Padan's folder, which brings one.`,
    )
    process.exitCode = 2
  }
}
