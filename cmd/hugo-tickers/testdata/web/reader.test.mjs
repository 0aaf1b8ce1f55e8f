// A reader view keeps the words of an essay and takes the controls out.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Readability } from '@mozilla/readability'
import { JSDOM } from 'jsdom'
import { pages } from './browser.mjs'
import { essay, readsEveryBadge } from './readings.mjs'

test('reader view', () => {
  const { window } = new JSDOM(readFileSync(path.join(pages, essay, 'index.html'), 'utf8'), { url: 'https://example.org' + essay })
  readsEveryBadge(assert, new Readability(window.document).parse().textContent)
})
