// A browser, and a server of folders on the loopback interface, for the tests beside this file.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'

// The folders that .ci/run has built: the example site, and site/ beside this file with the newest and with the oldest Hugo.
export const pages = folder('PAGES')
export const forms = folder('FORMS')
export const formsFloor = folder('FORMS_FLOOR')

// What a page is told to hold against itself.
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Where screenshots are put for people to look at; none are taken without it.
export const pictures = process.env.PICTURES

function folder (name) {
  const dir = process.env[name]
  if (!dir || !existsSync(dir)) throw new Error(`${name} must name a folder of built pages: see .ci/run`)
  return dir
}

const types = { '.css': 'text/css', '.html': 'text/html', '.jpg': 'image/jpeg', '.png': 'image/png', '.xml': 'application/xml' }

/** Serves a folder; returns its address and a function that ends it. */
export async function serve (dir) {
  const server = createServer((request, response) => {
    let name = path.join(dir, decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
    if (name.endsWith('/')) name += 'index.html'
    if (!existsSync(name)) return response.writeHead(404).end()
    response.setHeader('Content-Type', types[path.extname(name)] ?? 'text/plain')
    response.end(readFileSync(name))
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

/** Starts the Chromium or Chrome of this machine. */
export function launch () {
  const names = [process.env.CHROMIUM, 'chromium', 'google-chrome', 'chromium-browser'].filter(Boolean)
  const executablePath = names.map(which).find(Boolean)
  if (!executablePath) throw new Error(`no browser: install one of ${names.join(', ')}, or name yours in CHROMIUM`)
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return chromium.launch({ executablePath, args })
}

function which (name) {
  try {
    return execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** The paths of the pages in a folder, but for letters, which are none, and Hugo's page that leads to the default language. */
export function pathsOf (dir) {
  return readdirSync(dir, { recursive: true })
    .filter(name => name.endsWith('index.html') && !name.split(path.sep).includes('mail'))
    .map(name => '/' + name.split(path.sep).join('/').replace(/index\.html$/, ''))
    .filter(name => !readFileSync(path.join(dir, name, 'index.html'), 'utf8').includes('http-equiv="refresh"'))
    .sort()
}

/** Compares a text with the one that is kept; with UPDATE set, keeps it. */
export function golden (assert, name, got) {
  if (process.env.UPDATE) writeFileSync(name, got)
  assert.equal(got, existsSync(name) ? readFileSync(name, 'utf8') : '', `${name} differs: run with UPDATE=1 if it should`)
}
