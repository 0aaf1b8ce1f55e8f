// What a screen reader says of an essay. Every badge is the sentence that the page shows.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { JSDOM } from 'jsdom'
import { golden, pages } from './browser.mjs'
import { essay, readings, readsEveryBadge } from './readings.mjs'

test('spoken', async () => {
  const dom = new JSDOM(readFileSync(path.join(pages, essay, 'index.html'), 'utf8'), { pretendToBeVisual: true })
  const { document } = dom.window
  // The browsers' own rule, which this document object model lacks: a panel is not there until it is opened.
  document.head.insertAdjacentHTML('beforeend', '<style>[popover] { display: none }</style>')
  for (const name of ['window', 'document', 'Node', 'Element', 'HTMLElement', 'MutationObserver', 'getComputedStyle']) {
    globalThis[name] = dom.window[name] ?? dom.window
  }
  const { virtual } = await import('@guidepup/virtual-screen-reader')
  await virtual.start({ container: document.querySelector('main') })
  while (await virtual.lastSpokenPhrase() !== 'end of main') await virtual.next()
  const spoken = await virtual.spokenPhraseLog()
  await virtual.stop()

  golden(assert, path.join(readings, 'spoken.txt'), spoken.join('\n') + '\n')
  // Without the roles, names and descriptions that it announces beside the text, the words are those of the page.
  const announced = /^(end\b.*|as of .*|(article|button|caption|heading|link|list|main|paragraph|row|rowgroup|table|time)(, .*)?)$/
  readsEveryBadge(assert, spoken.filter(phrase => !announced.test(phrase)).join(' ').replaceAll(' ,', ','))
})
