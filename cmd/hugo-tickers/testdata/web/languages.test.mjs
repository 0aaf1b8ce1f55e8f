// The forms in every language, with the newest Hugo and with the oldest: their data of languages differ.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { JSDOM } from 'jsdom'
import { forms, formsFloor, golden } from './browser.mjs'
import { readings } from './readings.mjs'

for (const [name, dir] of [['newest', forms], ['oldest', formsFloor]]) {
  test(name, () => {
    const languages = readdirSync(dir).filter(language => existsSync(path.join(dir, language, 'plain/index.html')))
    assert.equal(languages.length, 16)
    const texts = languages.map(language => {
      const { document } = new JSDOM(readFileSync(path.join(dir, language, 'plain/index.html'), 'utf8')).window
      const text = document.querySelector('main').textContent.replace(/ *\n\s*/g, '\n').trim()
      assert.doesNotMatch(text, /nil|%!|HAHAHUGO|[-−]0[.,٫]00|#/, language)
      return `${language}\n${text}\n`
    })
    golden(assert, path.join(readings, `languages-${name}.txt`), texts.join('\n'))
  })
}
