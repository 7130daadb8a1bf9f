import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost of scrypt: 32 MiB and some 150 ms a password (OWASP's second choice beside N = 2^17 with p = 1 is N = 2^15 with p = 3; a small server serves many). */
interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}
const COST: Cost = { N: 2 ** 15, r: 8, p: 1 }
const MOST_MEMORY = 64 * 1024 * 1024
const KEY_BYTES = 32

// The same letters typed on two keyboards are one password (NIST SP 800-63B 3.1.1.2: normalise before hashing).
const derive = (password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { ...cost, maxmem: MOST_MEMORY }
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)))
  })

const stored = ({ N, r, p }: Cost, salt: Uint8Array, key: Uint8Array): string =>
  ['scrypt', N, r, p, Buffer.from(salt).toString('base64url'), Buffer.from(key).toString('base64url')].join('$')

/** A password as it is stored: the cost, a salt of its own, and what scrypt makes of them. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16)
  return stored(cost, salt, await derive(password, salt, cost))
}

const SHAPE = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/

const readHash = (hash: string) => {
  const parts = SHAPE.exec(hash)
  if (parts === null) throw new TypeError('a stored password has a shape that nothing here writes')
  const [, N, r, p, salt = '', key = ''] = parts
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

// Nobody's password; whoever is not known, or has none, costs the same time as everybody else.
const NOBODY = stored(COST, new Uint8Array(16), new Uint8Array(KEY_BYTES))

/** Is it this password? `null`, for one who has none, takes as long and is never right. */
export async function passwordIs(password: string, hash: string | null): Promise<boolean> {
  const { cost, salt, key } = readHash(hash ?? NOBODY)
  return timingSafeEqual(await derive(password, salt, cost), key) && hash !== null
}

/** Was it stored at a cost that is no longer ours? It is stored anew at the next sign-in, when the password is at hand. */
export const isOldHash = (hash: string): boolean => {
  const { cost } = readHash(hash)
  return cost.N !== COST.N || cost.r !== COST.r || cost.p !== COST.p
}
