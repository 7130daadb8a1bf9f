import { create } from 'qrcode'

/** Modules of white around the code, without which many cameras do not find it. */
const QUIET = 4

/** A QR code as a picture in the page itself: nothing is fetched, and it prints sharply. `label` says what it opens. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET
  const path = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) =>
      modules.get(row, column) ? `M${column + QUIET} ${row + QUIET}h1v1h-1z` : '',
    ).join(''),
  ).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      width="240"
      height="240"
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
