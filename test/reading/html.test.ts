import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlOfPlain, plainOfHtml } from '../../src/reading/html.ts'

describe('HTML becomes plain lines', () => {
  test.each([
    ['<p>Dicari juru las.</p><p>Di Tarakan</p>', 'Dicari juru las.\nDi Tarakan'],
    ['Syarat:<ul><li>SMK</li>\n  <li>Sertifikat 3G</li></ul>', 'Syarat:\n- SMK\n- Sertifikat 3G'],
    ['satu<br>dua<br/>tiga<BR />empat', 'satu\ndua\ntiga\nempat'],
    ['Gaji &gt; Rp5&nbsp;juta &amp; mess &#8211; &#x2713; &eacute;', 'Gaji > Rp5 juta & mess – ✓ é'],
    ['&lt;p&gt;ditulis dua kali&lt;/p&gt;&lt;p&gt;sebagai entitas&lt;/p&gt;', 'ditulis dua kali\nsebagai entitas'],
    ['teks biasa\ndua baris, a < b & c > d', 'teks biasa\ndua baris, a < b & c > d'],
    ['teks <b>tebal</b>\nbaris kedua', 'teks tebal\nbaris kedua'],
    ['<p>a</p><script>alert(1)</script><style>p{}</style><p>b</p><!-- catatan -->', 'a\nb'],
    ['&tidakdikenal; &#0; &#99999999; &#xd800;', '&tidakdikenal;   &#99999999; &#xd800;'],
  ])('%j', (html, plain) => {
    expect(plainOfHtml(html)).toBe(plain)
  })

  test('plain text written as HTML is read back as it was', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom(...'aB1 <>&";#/-•é', '\n', '&amp;', '<br>', '<p>', '&#60;') }))
    fc.assert(
      fc.property(lines, (parts) => {
        const text = parts.join('').trim()
        expect(plainOfHtml(htmlOfPlain(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('no text ends the paragraph it stands in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(htmlOfPlain(text).replaceAll('<br>', '').slice(3, -4)).not.toMatch(/[<>"]/)
      }),
    )
  })

  test('a hostile page takes time in proportion to its length', () => {
    const timed = (html: string): number => {
      const before = performance.now()
      plainOfHtml(html)
      return performance.now() - before
    }
    for (const piece of ['<', '<a ', '<script>', '&', '&#', '<br', ' ', '<p>', '&lt;p&gt;'])
      expect(timed(piece.repeat(300_000 / piece.length))).toBeLessThan(1000)
  })
})
