// What a theme says about elements stops at our forms, and what we say stays within them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { forms, launch, serve } from './browser.mjs'
import { turns } from './dresses.mjs'

let browser, server
before(async () => { browser = await launch(); server = await serve(forms) })
after(async () => { await browser.close(); server.close() })

/** Opens the page of a dress, light or dark, as wide as asked for. */
async function open (dress, scheme, width) {
  const turn = turns[dress]
  const page = await browser.newPage({ colorScheme: turn && scheme === 'dark' ? 'light' : scheme, viewport: { width, height: 800 } })
  await page.goto(`${server.address}/en/${dress}/`)
  if (turn && scheme === 'dark') await page.evaluate(turn)
  return page
}

// The boxes stay where a layout puts them; paragraphs and items of pull quotes keep the typeface of prose.
const boxes = ['figure.pullquote', 'div.pullquote', '.tickers', '.series-card', '.series-nav', '.ticker-sources']
const layout = /^(grid-|order$|align-self$|justify-self$|scroll-|contain-|container-)/
// Sizes in pixels, which follow from other properties; and what a browser says of boxes that are not on the screen.
const computed = /^(width|height|block-size|inline-size|perspective-origin|transform-origin)$/

test('nothing that a theme says about an element reaches into a form', async () => {
  const page = await open('loud', 'light', 900)
  const leaks = await page.evaluate(({ boxes, layout, computed }) => {
    const [isLayout, isComputed] = [new RegExp(layout), new RegExp(computed)]
    const ours = [...document.querySelectorAll(boxes.join() + ', .ticker, .ticker *, .tickers *, .series-card *, .series-nav *, .ticker-sources *, .ticker-detail, .ticker-detail *, ' +
      '.pullquote > *, .pullquote > figcaption *, .pullquote :is(p, ul, ol, li, blockquote, cite, p > a)')]
    const styles = () => ours.map(element => ['', '::before', '::after'].map(pseudo => {
      const style = getComputedStyle(element, pseudo || null)
      if (pseudo && style.content === 'none') return {}
      return Object.fromEntries([...style].map(name => [name, style.getPropertyValue(name)]))
    }))
    const dressed = styles()
    document.getElementById('dress').sheet.disabled = true
    document.body.style.cssText = 'font: 1rem/1.6 sans-serif; margin: 0 auto; max-width: 40rem; padding: 0 1rem'
    const leaks = {}
    styles().forEach((bare, i) => bare.forEach((style, j) => {
      const name = ours[i].tagName.toLowerCase() + '.' + (ours[i].getAttribute('class') ?? '') + ['', '::before', '::after'][j]
      for (const property of new Set([...Object.keys(style), ...Object.keys(dressed[i][j])])) {
        if (isComputed.test(property) || (isLayout.test(property) && ours[i].matches(boxes.join()))) continue
        if (style[property] !== dressed[i][j][property]) (leaks[name] ??= {})[property] = `${dressed[i][j][property]}, not ${style[property]}`
      }
    }))
    return { leaks, count: ours.length }
  }, { boxes, layout: layout.source, computed: computed.source })
  assert.deepEqual(leaks.leaks, {})
  assert.ok(leaks.count > 100, `${leaks.count} elements`)
  await page.close()
})

// Where a theme says nothing, even the weakest rule of ours would show.
for (const theme of ['loud', 'bare']) {
  test(`nothing outside our forms is touched, ${theme}`, async () => {
    const page = await open('loud', 'light', 900)
    const touched = await page.evaluate(bare => {
      document.getElementById('dress').sheet.disabled = bare
      document.getElementById('content').insertAdjacentHTML('beforeend', `<p class="quoted">A <a href="/">link</a>, <time>1776</time>, <data value="1">one</data>, <cite>a work</cite></p>
        <figure><blockquote><p>A quotation</p></blockquote><figcaption>Its source</figcaption></figure><aside>Aside</aside><nav><ol><li><a href="/">Part</a></li></ol></nav><article><h3>Card</h3></article>
        <table><caption>Table</caption><thead><tr><th>Head</th></tr></thead><tbody><tr><td data-direction="up">1</td></tr></tbody></table><svg viewBox="0 0 9 9"><path d="M0 0l9 9"/></svg><button>Button</button><dl><dt>Term</dt><dd>Words</dd></dl>`)
      const forms = '.ticker, .tickers, .pullquote, .series-card, .series-nav, .ticker-detail, .ticker-sources'
      const others = [...document.querySelectorAll('body *')].filter(element => !element.closest(forms) && !element.querySelector(forms))
      const styles = () => others.map(element => ['', '::before', '::after'].map(pseudo => {
        const style = getComputedStyle(element, pseudo || null)
        return [...style].filter(name => !name.startsWith('--')).map(name => name + ': ' + style.getPropertyValue(name)).join('\n')
      }))
      const [before, size] = [styles(), others.length]
      document.querySelector('link[href*="/tickers/"]').sheet.disabled = true
      return { size, touched: styles().flatMap((style, i) => style.join() === before[i].join() ? [] : [others[i].outerHTML]) }
    }, theme !== 'loud')
    assert.deepEqual(touched.touched, [])
    assert.ok(touched.size > 25, `${touched.size} elements`)
    await page.close()
  })
}

for (const dress of Object.keys(turns)) {
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 390], ['dark', 360], ['light', 320]]) {
    test(`${dress}, ${scheme}, ${width} pixels: boxes, tables, captions and badges keep their form`, async () => {
      const page = await open(dress, scheme, width)
      assert.deepEqual(await page.evaluate(complaintsAbout, width), [])
      await page.close()
    })
  }
}

/** Runs in the page. Returns what an eye would not accept. */
function complaintsAbout (width) {
  const complaints = []
  const complain = (ok, words) => ok || complaints.push(words)
  const style = (element, pseudo) => getComputedStyle(element, pseudo)
  const all = selector => [...document.querySelectorAll(selector)]
  const name = element => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 20)}"`
  const box = element => element.getBoundingClientRect()

  // Boxes are as wide as the column.
  const column = document.createElement('div')
  document.querySelector('.content').append(column)
  const { left, right } = box(column)
  column.remove()
  for (const element of all('.content > :is(figure, div, table, article, nav)')) {
    complain(Math.abs(box(element).left - left) < 1 && Math.abs(box(element).right - right) < 1, `${name(element)} is not as wide as the column`)
    complain(box(element).height > 20 && style(element).opacity === '1', `${name(element)} is hidden`)
  }
  complain(document.documentElement.scrollWidth <= innerWidth, 'the page is too wide')
  complain(document.querySelector('.pullquote[inert]').localName === 'div', 'a theme may hide or move an aside')

  // Quotations: one frame, one size, a caption that is smaller.
  for (const quote of all('figure.pullquote > blockquote')) {
    const [frame, words, caption] = [style(quote), style(quote.querySelector('p')), quote.nextElementSibling && style(quote.nextElementSibling)]
    complain(frame.borderInlineStartWidth === '0px' && frame.paddingInlineStart === '0px' && frame.marginInline === '0px', `${name(quote)} has a frame in its frame`)
    complain(words.fontSize === style(document.querySelector('figure.pullquote p')).fontSize, `${name(quote)} is set in ${words.fontSize}`)
    complain(words.fontStyle === 'normal' && words.textAlign === 'start', `${name(quote)} is ${words.fontStyle}, ${words.textAlign}`)
    if (!caption) continue
    complain(parseFloat(caption.fontSize) < parseFloat(words.fontSize), `a caption of ${caption.fontSize}`)
    complain(caption.fontWeight === '400' && caption.opacity === '1' && caption.backgroundColor === 'rgba(0, 0, 0, 0)', `a caption of weight ${caption.fontWeight}, opacity ${caption.opacity}, on ${caption.backgroundColor}`)
  }
  for (const item of all('.pullquote li')) {
    const size = parseFloat(style(item).fontSize)
    complain(!(parseFloat(style(item).lineHeight) < 1.15 * size), `${name(item)} has lines of ${style(item).lineHeight}, of text of ${size}px`)
  }
  for (const time of all('time')) {
    complain(style(time).fontFamily === style(time.parentElement).fontFamily && style(time).color === style(time.parentElement).color, `${name(time)} is dressed`)
  }

  // Tables: figures end where their heading ends, the first column begins at the edge, no frames, no stripes, a row is a line.
  const words = cell => { const range = document.createRange(); range.selectNodeContents(cell); return range.getBoundingClientRect() }
  for (const table of all('.content > .tickers')) {
    const [head, row] = [[...table.tHead.rows[0].cells], [...table.tBodies[0].rows[0].cells]]
    head.forEach((cell, i) => complain(i === 0 ? Math.abs(words(cell).left - words(row[i]).left) < 1 : Math.abs(words(cell).right - words(row[i]).right) < 1, `${name(cell)} is not over its figures`))
    complain(Math.abs(words(head[0]).left - box(table).left) < 1, 'names do not begin at the edge of the table')
    for (const part of [table, ...table.querySelectorAll('thead, tbody, tr, th, td')]) {
      complain(style(part).borderInlineStartWidth === '0px' && style(part).backgroundColor === 'rgba(0, 0, 0, 0)', `${name(part)} has a frame or a stripe`)
    }
    complain(new Set(row.slice(1).map(cell => style(cell).borderBlockEndWidth + style(cell).borderBlockEndColor)).size === 1, 'a rule under one cell alone')
    if (width > 320) for (const time of table.querySelectorAll('time')) complain(time.getClientRects().length === 1, `${name(time)} wraps`)
  }

  // Badges: whole, not stretched, in the color of the text, with one line under a link. Nothing stands alone at the head of a line behind one.
  const prose = all('.content > p')
  for (const badge of all('.content > p .ticker:not(:has(.ticker-name, .ticker-since))')) {
    const data = badge.querySelector('data')
    if (data) complain(Math.abs(words(badge).height - box(data).height) < box(data).height / 2, `${name(badge)} wraps`)
    const copy = document.createElement('p')
    copy.style.cssText = 'text-align: left; white-space: nowrap; inline-size: max-content; position: absolute'
    badge.after(copy)
    const stretched = words(badge).width
    copy.append(badge.cloneNode(true))
    complain(Math.abs(stretched - words(copy.firstChild).width) < 1, `${name(badge)} is stretched`)
    copy.remove()
  }
  for (const link of all('a.ticker')) {
    const { color, borderBottomWidth, boxShadow, backgroundImage, textDecorationLine } = style(link)
    complain(color === style(link.parentElement).color, `${name(link)} is ${color}`)
    complain(borderBottomWidth === '0px' && boxShadow === 'none' && backgroundImage === 'none' && textDecorationLine === 'underline', `${name(link)} has not one line under it`)
  }
  for (const line of all('.ticker-sparkline')) complain(box(line).width / box(line).height > .4 && style(line).fill === 'none' && style(line.firstChild).fill === 'none', `a drawing of ${box(line).width} to ${box(line).height}`)
  const last = all('.content > p').at(-1)
  for (let narrow = 230; narrow < 620; narrow += 3) {
    for (const paragraph of prose) paragraph.style.inlineSize = `${narrow}px`
    for (const badge of last.parentElement.querySelectorAll('.content > p .ticker')) {
      const next = badge.nextSibling
      if (next?.nodeType !== Node.TEXT_NODE || !/^[.,;:!)]/.test(next.data)) continue
      const mark = document.createRange()
      mark.setStart(next, 0)
      mark.setEnd(next, 1)
      const [place, lines] = [mark.getBoundingClientRect(), [...badge.getClientRects()].filter(({ width }) => width > 0)]
      complain(place.top < lines[lines.length - 1].bottom - 2 && place.left > lines[lines.length - 1].left, `"${next.data[0]}" begins a line behind ${name(badge)} at ${narrow}`)
    }
  }
  return [...new Set(complaints)]
}

// The color of a move is about as readable as the words around it, also where gray text or a blue link could stand on either ground.
test('moves are as readable as the words around them, on light and on dark', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.address}/en/plain/`)
  const worse = await page.evaluate(() => {
    const luminance = color => [.2126, .7152, .0722].reduce((sum, weight, i) => sum + weight * (color[i] <= .04045 ? color[i] / 12.92 : ((color[i] + .055) / 1.055) ** 2.4), 0)
    const numbers = color => color.match(/[\d.]+/g).slice(0, 3).map(Number).map(number => color.startsWith('rgb') ? number / 255 : number)
    const contrast = (a, b) => { const [x, y] = [luminance(numbers(a)), luminance(numbers(b))]; return (Math.max(x, y) + .05) / (Math.min(x, y) + .05) }
    const grays = Array.from({ length: 18 }, (_, i) => `rgb(${i * 15}, ${i * 15}, ${i * 15})`)
    const links = ['rgb(0, 119, 184)', 'rgb(35, 118, 183)', 'rgb(23, 129, 181)', 'rgb(45, 150, 189)', 'rgb(96, 134, 180)', 'rgb(13, 110, 253)', 'rgb(110, 168, 254)', 'rgb(66, 165, 245)', 'rgb(0, 0, 238)']
    const grounds = ['rgb(255, 255, 255)', 'rgb(247, 245, 240)', 'rgb(0, 0, 0)', 'rgb(21, 32, 40)', 'rgb(29, 30, 32)', 'rgb(31, 37, 45)', 'rgb(41, 42, 45)']
    const [up, down] = ['up', 'down'].map(direction => document.querySelector(`td[data-direction="${direction}"] > data`))
    const worse = []
    for (const ground of grounds) {
      for (const text of [...grays, ...links]) {
        document.body.style.cssText = `background: ${ground}; color: ${text}`
        const words = contrast(text, ground)
        if (words < 2.5) continue // Nobody reads such a page.
        for (const move of [up, down]) {
          const got = contrast(getComputedStyle(move).color, ground)
          if (got < .85 * Math.min(words, 4.5)) worse.push(`${text} on ${ground}: words ${words.toFixed(2)}, a move ${got.toFixed(2)}`)
        }
      }
    }
    return worse
  })
  assert.deepEqual(worse, [])
  await page.close()
})

test('a panel keeps off the edges of a phone, also where a theme has ten pixels to the rem', async () => {
  for (const dress of ['plain', 'stack', 'coder', 'fixit']) {
    const page = await open(dress, 'light', 390)
    const panels = await page.evaluate(() => [...document.querySelectorAll('.ticker-face > button')].map(button => {
      button.scrollIntoView({ block: 'center', behavior: 'instant' })
      button.click()
      const panel = document.querySelector('.ticker-detail:popover-open')
      const { left, right, width } = panel.getBoundingClientRect()
      const size = parseFloat(getComputedStyle(panel).fontSize)
      panel.hidePopover()
      return { left, right, width, size }
    }))
    assert.ok(panels.length >= 3)
    for (const { left, right, width, size } of panels) {
      assert.ok(left >= 15 && right <= 375, `${dress}: a panel from ${left} to ${right}`)
      assert.ok(width >= 200 && size >= 13, `${dress}: a panel of ${width} pixels, type of ${size}`)
    }
    await page.close()
  }
})
