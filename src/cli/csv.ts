// What begins so is run as a formula by spreadsheets, at the start of a cell or after what one set to another country ends a cell at.
const FORMULA = /(^|[;,\t\r\n])(\s*[=+\-@＝＋－＠])/g

/** A cell of a CSV file (RFC 4180), its formulas made harmless. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'string' ? value.replace(FORMULA, "$1'$2") : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
