// Every page, in light on a desktop and in dark on a phone: axe finds nothing, the console is silent, nobody else is asked, and nothing
// runs over the edge, not even at 320 pixels.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, forms, launch, pages, pathsOf, pictures, serve } from './browser.mjs'
import { essay } from './readings.mjs'

const rules = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }
const readers = [
  { name: 'light, desktop', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'dark, phone', viewport: { width: 375, height: 750 }, colorScheme: 'dark' }
]

let browser
before(async () => { browser = await launch() })
after(() => browser.close())

for (const [name, dir, least] of [['example site', pages, 40], ['forms', forms, 30]]) {
  for (const reader of readers) {
    test(`${name}, ${reader.name}`, async t => {
      const server = await serve(dir)
      const context = await browser.newContext(reader)
      const page = await context.newPage()
      const complaints = []
      page.on('console', message => complaints.push(`${page.url()} says ${message.text()}`))
      page.on('pageerror', error => complaints.push(`${page.url()} fails: ${error}`))
      page.on('request', request => {
        if (!request.url().startsWith(server.address) && !request.url().startsWith('data:')) complaints.push(`${page.url()} asks ${request.url()}`)
      })
      page.on('response', response => { if (response.status() >= 400) complaints.push(`${response.url()} answers ${response.status()}`) })
      const paths = pathsOf(dir)
      assert.ok(paths.length >= least, `${paths.length} pages`)
      for (const path of paths) {
        await page.goto(server.address + path)
        if (pictures && path === essay) await page.screenshot({ path: `${pictures}/${reader.name.replace(', ', '-')}.png`, fullPage: true })
        await page.evaluate(axe)
        for (const violation of (await page.evaluate(rules => window.axe.run(document, rules), rules)).violations) {
          complaints.push(`${path}: ${violation.id}: ${violation.help}: ${violation.nodes.map(node => node.html + ' ' + node.failureSummary).slice(0, 3).join('\n')}`)
        }
        for (const width of [reader.viewport.width, 320]) {
          await page.setViewportSize({ width, height: reader.viewport.height })
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          if (over > 0) complaints.push(`${path} is ${over} pixels too wide at ${width}`)
        }
        await page.setViewportSize(reader.viewport)
      }
      await context.close()
      server.close()
      assert.deepEqual(complaints, [])
      t.diagnostic(`${paths.length} pages`)
    })
  }
}
