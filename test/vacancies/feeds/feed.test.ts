import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { xml } from '../../../src/vacancies/feeds/feed.ts'
import { call, NOW, open, vacancy, type World, world } from '../../world.ts'

const SITE = 'https://padan.example'

interface JsonFeed {
  readonly version: string
  readonly items: readonly { readonly id: string; readonly url: string; readonly title: string; readonly date_modified: string }[]
  readonly next_url?: string
  readonly feed_url: string
}

describe('the feeds of open vacancies', () => {
  let at: World
  beforeAll(async () => {
    at = await world({
      vacancies: [
        vacancy({
          title: 'Juru las <b>& "kawan"</b> \u0007 ]]> \ud83d\ude00',
          text: 'Baris satu\n<script>alert(1)</script>\u0000',
        }),
        vacancy({ title: 'Sopir', place: '65.03', sector: 'H' }),
        vacancy({ title: 'Tukang listrik', sector: 'F' }),
        vacancy({ title: 'Sudah tutup' }),
        vacancy({ title: 'Tutup hari ini', closing_date: '2026-11-25' }),
      ],
      settings: { publicUrl: SITE },
    })
    expect((await call(at, at.employer, 'POST', `/vacancies/${at.vacancies[3]}/closure`, { reason: 'cancelled' })).status).toBe(
      200,
    )
  })
  afterAll(() => at.close())

  /** Those made in the same moment stand in the order of their ids. */
  const shown = () => [0, 1, 2, 4].map((nth) => String(at.vacancies[nth])).sort((a, b) => (a < b ? 1 : -1))

  const feed = async (path = '/feed.json', headers = {}) => (await (await open(at, at.visitor, path, headers)).json()) as JsonFeed
  const titles = async (path: string) => (await feed(path)).items.map(({ title }) => title)

  test('tell those that are open, newest first, with absolute addresses of the public site', async () => {
    const { version, feed_url, items } = await feed()
    expect(version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed_url).toBe(`${SITE}/feed.json`)
    expect(items.map(({ id }) => id)).toEqual(shown().map((id) => `urn:padan:${id}`))
    expect(items[0]).toMatchObject({ url: `${SITE}/vacancies/${shown()[0]}`, date_modified: new Date(NOW).toISOString() })
  })

  test('can be narrowed by place and sector, and a place holds those inside it', async () => {
    expect(await titles('/feed.json?place=65.03')).toEqual(['Sopir'])
    expect(await titles('/feed.json?sector=F')).toEqual(['Tukang listrik'])
    expect(await titles('/feed.json?place=65.03&place=65.71&sector=H')).toEqual(['Sopir'])
    expect((await feed('/feed.json?place=65')).items).toHaveLength(4)
    expect((await open(at, at.visitor, '/feed.json?place=99.99')).status).toBe(400)
    expect((await open(at, at.visitor, '/feed.json?limit=0')).status).toBe(400)
    expect((await open(at, at.visitor, '/feed.json?utm_source=x')).status).toBe(200)
  })

  test('are paged to their end without gap or repetition', async () => {
    const seen: string[] = []
    let next: string | undefined = `${SITE}/feed.json?limit=1&place=65`
    while (next !== undefined) {
      const page: JsonFeed = await feed(next.slice(SITE.length))
      seen.push(...page.items.map(({ title }) => title))
      next = page.next_url
    }
    expect(seen).toEqual((await feed()).items.map(({ title }) => title))
    const atom = await (await open(at, at.visitor, '/feed.atom?limit=1')).text()
    expect(atom).toMatch(/<link rel="next" href="https:\/\/padan\.example\/feed\.atom\?limit=1&#38;after=/)
  })

  test('are well-formed XML, whatever stands in an advert', async () => {
    for (const path of ['/feed.atom', '/sitemap.xml']) {
      const answer = await open(at, at.visitor, path)
      const text = await answer.text()
      expect(answer.headers.get('content-type')).toMatch(/^application\/(atom\+)?xml; charset=utf-8$/)
      expect(unclosed(text)).toEqual([])
    }
    const atom = await (await open(at, at.visitor, '/feed.atom')).text()
    expect(atom).toContain('<title>Juru las &#60;b&#62;&#38; &#34;kawan&#34;&#60;/b&#62;  ]]&#62; \ud83d\ude00</title>')
    expect(atom).not.toMatch(/\p{Cc}(?<!\n)/u)
  })

  test('say 304 to a reader who has them, until something changes', async () => {
    for (const path of ['/feed.json', '/feed.atom', '/sitemap.xml', '/robots.txt']) {
      const first = await open(at, at.visitor, path)
      const etag = first.headers.get('etag') ?? ''
      expect(first.headers.get('cache-control')).toBe('public, max-age=300')
      const again = await open(at, at.visitor, path, { 'If-None-Match': `"x", W/${etag}` })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
      const other = { 'If-None-Match': '"x"', 'If-Modified-Since': new Date(NOW + 86_400_000).toUTCString() }
      expect((await open(at, at.visitor, path, other)).status).toBe(200)
    }
    const since = (await open(at, at.visitor, '/feed.json')).headers.get('last-modified') ?? ''
    expect((await open(at, at.visitor, '/feed.json', { 'If-Modified-Since': since })).status).toBe(304)
    const before = new Date(Date.parse(since) - 1000).toUTCString()
    expect((await open(at, at.visitor, '/feed.json', { 'If-Modified-Since': before })).status).toBe(200)
  })

  test('are the same for everyone, and HEAD tells their headers', async () => {
    const asked = [at.visitor, at.officer, at.employer].map(async (who) => (await open(at, who, '/feed.json')).text())
    expect(new Set(await Promise.all(asked)).size).toBe(1)
    const head = await at.app.request('/feed.json', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('are named in the page of the list', async () => {
    const page = await (await open(at, at.visitor, '/vacancies')).text()
    const head = page.slice(0, page.indexOf('</head>'))
    expect(head).toContain('<link rel="alternate" type="application/feed+json" href="/feed.json"')
    expect(head).toContain('<link rel="alternate" type="application/atom+xml" href="/feed.atom"')
  })

  test('the map of the site names each open vacancy with its last change, and no other', async () => {
    const map = await (await open(at, at.visitor, '/sitemap.xml')).text()
    const places = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place)
    expect(places).toEqual([`${SITE}/`, `${SITE}/vacancies`, ...shown().map((id) => `${SITE}/vacancies/${id}`)])
    expect(map.match(/<lastmod>2026-11-25T02:00:00\.000Z<\/lastmod>/g)).toHaveLength(4)
  })

  test('search engines are kept from the API and from every page that is not for anyone', async () => {
    const robots = await (await open(at, at.visitor, '/robots.txt')).text()
    expect(robots).toMatch(/^User-agent: \*\nDisallow: /)
    for (const path of ['/api/', '/graduates/*', '/graduates/*/matches', '/profiles', '/sign-in', '/vacancies/new'])
      expect(robots.split('\n')).toContain(`Disallow: ${path}`)
    expect(robots).not.toMatch(/Disallow: \/(vacancies\/?\*?)?$/m)
    expect(robots).toContain(`Sitemap: ${SITE}/sitemap.xml`)
  })

  test('search engines are kept from everything where the vacancies are invented', async () => {
    const demo = await world({ settings: { demo: true } })
    expect(await (await open(demo, demo.visitor, '/robots.txt')).text()).toMatch(/^User-agent: \*\nDisallow: \/\n\n/)
    await demo.close()
  })

  test('none of this was a bug of ours', () => expect(at.bugs).toEqual([]))
})

describe('the address of the site', () => {
  test('is that of the request where none was configured, and then no shared cache keeps the answer', async () => {
    const at = await world({ vacancies: [vacancy()] })
    const asked = (url: string) => at.app.request(url)
    const answer = await asked('http://tarakan.example:8080/feed.json')
    expect(((await answer.json()) as JsonFeed).feed_url).toBe('http://tarakan.example:8080/feed.json')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    for (const host of ['-x', 'a_b', '%22onload', '[::1]'])
      expect(await (await asked(`http://${host}/robots.txt`)).text()).toContain('Sitemap: http://localhost/sitemap.xml')
    await at.close()
  })

  test('is the configured one whatever the request says', async () => {
    const at = await world({ vacancies: [vacancy()], settings: { publicUrl: SITE } })
    for (const path of ['/feed.json', '/feed.atom', '/sitemap.xml', '/robots.txt', `/vacancies/${at.vacancies[0]}`]) {
      const answer = await at.app.request(`http://evil.example${path}`, { headers: { 'X-Forwarded-Host': 'evil.example' } })
      expect(await answer.text()).not.toContain('evil.example')
    }
    await at.close()
  })
})

test('an advert without a sign of life leaves feeds, map and search engines by itself, and no reader is told that nothing changed', async () => {
  let now = NOW
  const at = await world({ vacancies: [vacancy()], settings: { now: () => now } })
  const seen = async (path: string, headers = {}) => {
    const answer = await open(at, at.visitor, path, headers)
    return { status: answer.status, told: (await answer.text()).includes(String(at.vacancies[0])), answer }
  }
  const page = `/vacancies/${at.vacancies[0]}`
  const hasPosting = async () => (await (await open(at, at.visitor, page)).text()).includes('application/ld+json')
  for (const path of ['/feed.json', '/feed.atom', '/sitemap.xml']) expect(await seen(path)).toMatchObject({ told: true })
  expect(await hasPosting()).toBe(true)
  const had = { 'If-Modified-Since': (await seen('/feed.json')).answer.headers.get('last-modified') ?? '' }
  now += 32 * 86_400_000
  for (const path of ['/feed.json', '/feed.atom', '/sitemap.xml'])
    expect(await seen(path, had)).toMatchObject({ status: 200, told: false })
  expect(await hasPosting()).toBe(false)
  await at.close()
})

/** Elements that are not closed in order; empty for well-formed XML without comments and the like. */
function unclosed(text: string): readonly string[] {
  const open: string[] = []
  for (const [, close, name = '', self] of text.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi))
    if (self === '/') continue
    else if (close !== '/') open.push(name)
    else if (open.pop() !== name) return [`</${name}>`]
  return [...open, ...(/<(?!\/?[a-z?])|&(?!#\d+;)/i.exec(text) ?? [])]
}

test('text in XML loses what XML forbids and nothing else', () => {
  expect(xml('a\u0000\u001b\ufffe\ud800b\t\n<é & "\'>')).toBe('a\ufffdb\t\n&#60;é &#38; &#34;&#39;&#62;')
})
