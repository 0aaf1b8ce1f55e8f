// The essay that is read in every way, and what its badges say.
import { readFileSync } from 'node:fs'
import path from 'node:path'

export const essay = '/posts/then-and-now/'
export const readings = path.join(import.meta.dirname, '..', 'readings')

/** Fails unless a text says every badge of the essay, in the order of the page. */
export function readsEveryBadge (assert, text) {
  let rest = text.replace(/\s+/g, ' ')
  for (const sentence of readFileSync(path.join(readings, 'badges.txt'), 'utf8').trim().split('\n')) {
    const at = rest.indexOf(sentence)
    assert.ok(at >= 0, `${sentence} is not read at its place: ${rest.slice(0, 200)}`)
    rest = rest.slice(at + sentence.length)
  }
}
