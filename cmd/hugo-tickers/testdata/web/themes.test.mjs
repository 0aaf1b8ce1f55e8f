// Inside the dress of well-known themes, light and dark as each of them turns, and the six marks of a dark page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, forms, launch, pictures, serve } from './browser.mjs'
import { turns } from './dresses.mjs'

let browser, server
before(async () => { browser = await launch(); server = await serve(forms) })
after(async () => { await browser.close(); server.close() })

for (const [theme, turn] of Object.entries(turns)) {
  for (const scheme of ['light', 'dark']) {
    test(`${theme}, ${scheme}`, async () => {
      const colorScheme = turn ? (scheme === 'dark' ? 'light' : 'dark') : scheme
      const page = await browser.newPage({ colorScheme, viewport: { width: 900, height: 900 } })
      await page.goto(`${server.address}/en/${theme}/`)
      if (turn && scheme === 'dark') await page.evaluate(turn)
      if (pictures) await page.screenshot({ path: `${pictures}/${theme}-${scheme}.png`, fullPage: true })

      const form = await page.evaluate(() => {
        const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo)
        const quote = style('figure.pullquote > blockquote')
        const button = document.querySelector('.ticker-face > button')
        const link = style('a.ticker .ticker-change')
        return {
          frames: [quote.borderInlineStartWidth, quote.paddingInlineStart, quote.backgroundColor, quote.marginBlockStart],
          marks: [style('figure.pullquote > blockquote', '::before').content, style('figure.pullquote > blockquote > p', '::before').content],
          caption: style('.tickers caption').captionSide,
          button: [getComputedStyle(button).backgroundColor, getComputedStyle(button).borderTopWidth,
            Math.abs(button.getBoundingClientRect().width - button.parentElement.getBoundingClientRect().width) < 1,
            button.getBoundingClientRect().height >= Math.max(24, button.parentElement.getBoundingClientRect().height - 1)],
          tall: button.getBoundingClientRect().height / parseFloat(getComputedStyle(button.closest('p')).lineHeight),
          arrow: link.color !== style('a.ticker').color,
          edges: [style('figure.pullquote').borderInlineStartWidth, style('.series-card').borderInlineStartWidth, style('div.pullquote').borderBlockStartWidth],
          padded: ['figure.pullquote', '.series-card'].every(selector => parseFloat(style(selector).paddingInlineStart) >= 12),
          columns: [...document.querySelectorAll('.tickers')].every(table => [...table.tHead.rows[0].cells].every((cell, i) =>
            ['end', 'right'].includes(getComputedStyle(cell).textAlign) === ['end', 'right'].includes(getComputedStyle(table.tBodies[0].rows[0].cells[i]).textAlign))),
          cells: style('td[data-direction="up"] > data').color !== style('td[data-direction="down"] > data').color,
          line: style('.ticker-sparkline').display
        }
      })
      assert.deepEqual(form.frames, ['0px', '0px', 'rgba(0, 0, 0, 0)', '0px'], 'one frame round a pull quote')
      assert.deepEqual(form.marks, ['none', 'none'], 'no quotation marks but the author’s')
      assert.equal(form.caption, 'top')
      assert.deepEqual(form.button, ['rgba(0, 0, 0, 0)', '0px', true, true], 'a button lies over its words, unseen')
      assert.ok(form.tall < 1.1, `a button is ${form.tall} lines tall`)
      assert.deepEqual(form.edges, ['3px', '1px', '3px'], 'a theme’s reset takes no edges')
      assert.ok(form.padded, 'nor the air inside them')
      assert.ok(form.columns, 'heads stand over their columns')
      assert.ok(form.cells, 'moves in a table have their colours')
      assert.equal(form.line, 'inline')
      assert.ok(form.arrow, 'a move has its colour in a link too')

      await page.click('.ticker-face > button')
      const panel = await page.evaluate(() => {
        const box = document.querySelector('.ticker-detail:popover-open')
        const { left, right, top, bottom } = box.getBoundingClientRect()
        return { within: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight, size: parseFloat(getComputedStyle(box).fontSize) }
      })
      assert.ok(panel.within, 'the panel stands within the window')
      assert.ok(panel.size >= 12 && panel.size <= 20, `the panel is set in ${panel.size} pixels`)

      await page.evaluate(axe)
      const { violations, passes } = await page.evaluate(() => window.axe.run(document, { runOnly: ['color-contrast', 'target-size', 'link-in-text-block'] }))
      assert.deepEqual(violations.map(v => [v.id, ...v.nodes.map(n => n.html + n.failureSummary)]), [])
      assert.ok(passes.find(p => p.id === 'color-contrast').nodes.length > 30, 'axe has looked at the colours')
      await page.close()
    })
  }
}

// The marks that themes put on a dark page, on either element, whatever the system says.
for (const [name, value] of [['class', 'dark'], ['data-theme', 'dark'], ['data-theme-mode', 'dark'], ['data-scheme', 'dark'], ['data-bs-theme', 'dark'], ['theme', 'dark']]) {
  test(`a dark page by ${name}`, async () => {
    const page = await browser.newPage({ colorScheme: 'light' })
    await page.goto(`${server.address}/en/plain/`)
    for (const element of ['documentElement', 'body']) {
      const colour = await page.evaluate(([element, name, value]) => {
        document[element].setAttribute(name, value)
        const old = document.querySelector('.ticker-change')
        const scheme = getComputedStyle(old.parentElement).colorScheme
        document[element].removeAttribute(name)
        return scheme
      }, [element, name, value])
      assert.equal(colour, 'dark')
    }
    // A page that is dark by nothing that anybody could know.
    const [light, dark] = await page.evaluate(() => {
      const colour = () => getComputedStyle(document.querySelector('.ticker-change')).color
      const before = colour()
      document.body.style.cssText = 'background: #10141c; color: #ddd'
      return [before, colour()]
    })
    assert.notEqual(light, dark)
    await page.close()
  })
}
