/** Small numbers as they are written out. "se-" is one: "setahun", "seorang". */
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

/** Pattern text of a small number, as figures (with a decimal part) or as a word. */
export const NUMBER =
  '\\d{1,3}(?:[.,]\\d)?|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|one|two|three|four|five|six|seven|eight|nine|ten'

/** The value of what `NUMBER` matched. */
export const numberOf = (said: string): number => NUMBER_WORDS[said.toLowerCase()] ?? Number(said.replace(',', '.'))
