// What changes with the reader: forced colours, large type, paper, the keyboard, and what the browser tells a screen reader.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { forms, golden, launch, pages, pictures, serve } from './browser.mjs'
import { essay, readings, readsEveryBadge } from './readings.mjs'

let browser, site, dresses
before(async () => { browser = await launch(); site = await serve(pages); dresses = await serve(forms) })
after(async () => { await browser.close(); site.close(); dresses.close() })

test('forced colours: boxes keep their edges, moves their signs', async () => {
  const page = await browser.newPage({ forcedColors: 'active', colorScheme: 'dark' })
  await page.goto(`${dresses.address}/en/plain/`)
  if (pictures) await page.screenshot({ path: `${pictures}/forced-colours.png`, fullPage: true })
  const seen = await page.evaluate(() => {
    const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo)
    document.querySelector('.ticker-face > button').click()
    return {
      move: style('span.ticker > .ticker-change').color === style('p').color,
      mark: style('.ticker-change', '::before').content.includes('▼'),
      edges: ['figure.pullquote', '.series-card', '.ticker-detail:popover-open'].map(s => style(s).borderInlineStartStyle + style(s).borderInlineStartWidth),
      sparkline: style('.ticker-sparkline').stroke === style('p').color
    }
  })
  assert.deepEqual(seen, { move: true, mark: true, edges: ['solid3px', 'solid1px', 'solid1px'], sparkline: true })
  await page.close()
})

test('large type and zoom: nothing runs over the edge', async () => {
  const page = await browser.newPage()
  for (const [address, dir] of [[site.address, essay], [dresses.address, '/en/plain/'], [dresses.address, '/ar/plain/'], [dresses.address, '/ja/plain/']]) {
    await page.goto(address + dir)
    for (const [width, size] of [[640, '100%'], [1280, '200%']]) {
      await page.setViewportSize({ width, height: 450 })
      const over = await page.evaluate(size => {
        document.documentElement.style.fontSize = size
        return document.documentElement.scrollWidth - document.documentElement.clientWidth
      }, size)
      assert.ok(over <= 0, `${dir} is ${over} pixels too wide at ${width}, type at ${size}`)
    }
  }
  await page.close()
})

test('a badge opens its panel by the keyboard, and closes it', async () => {
  const page = await browser.newPage({ viewport: { width: 375, height: 700 } })
  await page.goto(site.address + essay)
  const open = () => page.evaluate(() => document.querySelectorAll('.ticker-detail:popover-open').length)
  assert.equal(await open(), 0)
  await page.focus('.ticker-face > button')
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth)
  await page.keyboard.press('Enter')
  assert.equal(await open(), 1)
  await page.keyboard.press('Tab') // Into the panel, which stands behind its button.
  assert.ok(await page.evaluate(() => document.querySelector('.ticker-detail:popover-open').contains(document.activeElement)))
  await page.keyboard.press('Escape')
  assert.equal(await open(), 0)
  assert.equal(await page.evaluate(() => document.activeElement.parentElement.className), 'ticker-face', 'the focus comes back')
  await page.keyboard.press('Space')
  assert.equal(await open(), 1)
  if (pictures) await page.screenshot({ path: `${pictures}/panel.png` })
  await page.mouse.click(5, 690)
  assert.equal(await open(), 0)
  assert.equal(ring, 'solid2px')
  await page.close()
})

test('what the browser tells a screen reader has the words, and no arrows', async () => {
  const page = await browser.newPage()
  await page.goto(site.address + essay)
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const names = nodes.filter(node => !node.ignored).map(node => node.name?.value ?? '')
  assert.ok(names.includes('About META'), 'the name of a button')
  assert.deepEqual(names.filter(name => /[▲▼■]/.test(name)), [])
  await page.close()
})

test('on paper the words are those of the page, without panels and repetitions', async () => {
  const page = await browser.newPage()
  await page.goto(site.address + essay)
  await page.evaluate(() => document.querySelector('.ticker-face > button').click())
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'paper')), 'essay.pdf')
  await page.pdf({ path: file, format: 'A4', margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' } })
  // The shapes beside the moves are drawn, not said, and joiners of words are unseen; lines break where paper ends.
  const words = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' })
    .replace(/[▲▼■]\s*|[\u200b\u2060]/g, '').replace(/[\f\s]+/g, ' ').trim()
  readsEveryBadge(assert, words)
  assert.doesNotMatch(words, /Previous close/)
  golden(assert, path.join(readings, 'printed.txt'), words.replace(/([.:]) /g, '$1\n') + '\n')

  await page.goto(dresses.address + '/en/plain/')
  await page.emulateMedia({ media: 'print' })
  if (pictures) await page.screenshot({ path: `${pictures}/print.png`, fullPage: true })
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('div.pullquote')).display), 'none')
  await page.close()
})
