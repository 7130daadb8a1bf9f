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

  /** The number of bytes and then character codes, so that any string comes back as it was. */
  text(value: string): void {
    let bytes = 0
    for (let at = 0; at < value.length; at += 1) bytes += value.charCodeAt(at) < 128 ? 1 : value.charCodeAt(at) < 16_384 ? 2 : 3
    this.number(bytes)
    for (let at = 0; at < value.length; at += 1) this.number(value.charCodeAt(at))
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
    let value = byte & 127
    let scale = 128
    do {
      byte = this.bytes[this.at++]!
      value += (byte & 127) * scale
      scale *= 128
    } while (byte >= 128)
    return value
  }

  text(): string {
    const length = this.number()
    const end = this.at + length
    let value = ''
    while (this.at < end) value += String.fromCharCode(this.number())
    return value
  }

  /** Whether this very text stands here. */
  isText(value: string): boolean {
    const length = this.number()
    const end = this.at + length
    for (let at = 0; at < value.length; at += 1) if (this.at >= end || this.number() !== value.charCodeAt(at)) return false
    return this.at === end
  }

  skipText(): void {
    const length = this.number()
    this.at += length
  }

  ascendingInto(values: number[]): void {
    values.length = 0
    let value = 0
    for (let left = this.number(); left > 0; left -= 1) {
      value += this.number()
      values.push(value)
    }
  }
}
