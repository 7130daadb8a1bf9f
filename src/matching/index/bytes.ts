// Ids are made of these; three of them fit into two bytes.
const ID_LETTERS = '_0123456789abcdefghijklmnopqrstuvwxyz'
const LETTERS = ID_LETTERS.length
const LETTER_OF_CODE = Int8Array.from({ length: 128 }, (_, code) => ID_LETTERS.indexOf(String.fromCharCode(code)))

function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at)
    if (code > 127 || LETTER_OF_CODE[code]! < 0) return false
  }
  return true
}

/** Writes whole numbers into a buffer that grows: small ones take one byte (seven bits a byte, lowest first). */
export class ByteWriter {
  bytes = new Uint8Array(512)
  length = 0

  reset(): void {
    this.length = 0
  }

  /** `value` is whole, not negative and below 2^53. */
  number(value: number): void {
    if (this.length + 8 > this.bytes.length) this.#grow()
    let rest = value
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.bytes[this.length++] = rest
  }

  /** A string: three letters in two bytes when it is made of letters of ids, else character codes, so that any comes back as it was. */
  text(value: string): void {
    const plain = isPlain(value)
    this.number(value.length * 2 + (plain ? 0 : 1))
    if (!plain) for (let at = 0; at < value.length; at += 1) this.number(value.charCodeAt(at))
    else for (let at = 0; at < value.length; at += 3) this.#letters(value, at)
  }

  #letters(value: string, at: number): void {
    let three = 0
    for (let index = at; index < at + 3; index += 1)
      three = three * LETTERS + (index < value.length ? LETTER_OF_CODE[value.charCodeAt(index)]! : 0)
    if (this.length + 8 > this.bytes.length) this.#grow()
    this.bytes[this.length++] = three & 255
    this.bytes[this.length++] = three >>> 8
  }

  /** An ascending list as first number and steps. */
  ascending(values: readonly number[]): void {
    this.number(values.length)
    let before = 0
    for (const value of values) {
      this.number(value - before)
      before = value
    }
  }

  #grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2)
    larger.set(this.bytes)
    this.bytes = larger
  }
}

/** Reads what a ByteWriter wrote. Moved from record to record by setting `bytes` and `at`. */
export class ByteReader {
  bytes: Uint8Array = new Uint8Array(0)
  at = 0

  number(): number {
    let byte = this.bytes[this.at++]!
    if (byte < 128) return byte
    const second = this.bytes[this.at++]!
    let value = (byte & 127) | ((second & 127) << 7)
    if (second < 128) return value
    let scale = 1 << 14
    do {
      byte = this.bytes[this.at++]!
      value += (byte & 127) * scale
      scale *= 128
    } while (byte >= 128)
    return value
  }

  text(): string {
    const head = this.number()
    const length = head >>> 1
    let value = ''
    if ((head & 1) === 1) {
      while (value.length < length) value += String.fromCharCode(this.number())
      return value
    }
    while (value.length < length) {
      const three = this.bytes[this.at]! | (this.bytes[this.at + 1]! << 8)
      this.at += 2
      value +=
        ID_LETTERS[Math.floor(three / (LETTERS * LETTERS))]! +
        ID_LETTERS[Math.floor(three / LETTERS) % LETTERS]! +
        ID_LETTERS[three % LETTERS]!
    }
    return value.slice(0, length)
  }

  skipText(): void {
    const head = this.number()
    if ((head & 1) === 0) this.at += 2 * Math.ceil((head >>> 1) / 3)
    else for (let left = head >>> 1; left > 0; left -= 1) this.number()
  }

  /** Whether these very bytes stand here. */
  isAt(bytes: Uint8Array, length: number): boolean {
    for (let at = 0; at < length; at += 1) if (this.bytes[this.at + at] !== bytes[at]) return false
    return true
  }

  /** Adds the list to the values. */
  ascendingInto(values: number[]): void {
    let value = 0
    for (let left = this.number(); left > 0; left -= 1) {
      value += this.number()
      values.push(value)
    }
  }
}
