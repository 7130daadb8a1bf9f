import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The least height in pixels of what a finger has to hit. */
const FINGER = 44

/**
 * What axe does not say, asked within the page: is it wider than its window, has it one main heading and no level of headings left out, and
 * can each button and field be hit by a finger? A box to tick is hit by its whole label.
 */
const BESIDES = `(() => {
  const root = document.documentElement
  const surplus = root.scrollWidth - root.clientWidth
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((each) => Number(each.tagName[1]))
  const skipped = levels.findIndex((level, at) => level > (levels[at - 1] ?? 0) + 1)
  const small = [...document.querySelectorAll('button, .button, select, textarea, summary, .menu a, input:not([type=hidden])')].filter((each) => {
    const hit = ['checkbox', 'radio'].includes(each.type) ? (each.closest('label') ?? each) : each
    return hit.getClientRects().length > 0 && Math.round(hit.getBoundingClientRect().height) < ${FINGER}
  })
  return [
    ...(surplus > 0 ? [surplus + ' pixels too wide'] : []),
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one main heading']),
    ...(skipped < 0 ? [] : ['headings leave out a level: ' + levels.join(' ')]),
    ...small.map((each) => 'too small for a finger: ' + each.outerHTML.slice(0, 120)),
  ]
})()`

const besides = (page: Page): Promise<string[]> => page.evaluate(BESIDES)

/** Opens what is folded away, which has to be right, too. */
const unfold = (page: Page, what: string): Promise<void> =>
  page.evaluate(`document.querySelectorAll('${what}').forEach((each) => { each.open = true })`)

/**
 * What is wrong with a page that has been opened, by axe and by what axe leaves out. Needs a context that bypasses the policy of pages.
 * Colours take most of the time and are the same in each language: `colours` false leaves them out.
 */
export async function faultsOf(page: Page, colours = true): Promise<string[]> {
  await unfold(page, 'main details')
  await page.evaluate(axe)
  const settings = { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: colours } } }
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(settings)})`)) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  // On a phone the open menu lies over the page, so that axe would not see what is under it.
  await unfold(page, '.menu')
  const said = violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  return [...said, ...(await besides(page))]
}
