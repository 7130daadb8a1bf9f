// Installs what is missing before `npm start` and `npm test`. Plain CommonJS, since it runs on whatever Node the machine has.
const { existsSync, statSync } = require('node:fs')
const { spawnSync } = require('node:child_process')
const { join } = require('node:path')

const root = join(__dirname, '..')
const lock = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')

const upToDate = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs
if (!upToDate) {
  // npm 10 does not know allowScripts and would try to compile SQLite, though its package brings it ready made.
  const npm = Number(/npm\/(\d+)/.exec(process.env.npm_config_user_agent ?? '')?.[1] ?? 0)
  const [command, ...first] = npm >= 11 ? ['npm'] : ['npx', '--yes', 'npm@11']
  // In production npm leaves out what is only for development, and with it the Node that an old machine needs.
  const [major, minor] = process.versions.node.split('.').map(Number)
  const all = major > 22 || (major === 22 && minor >= 12) ? [] : ['--include=dev']
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', ...all], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('Padan could not install its packages. Is the npm registry reachable? Then run the same command again.')
    process.exit(1)
  }
}
