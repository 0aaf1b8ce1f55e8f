// Takes the picture at the head of the README: node picture.mjs, with the folders that .ci/run names.
import path from 'node:path'
import { launch, pages, serve } from './browser.mjs'

const root = path.join(import.meta.dirname, '..', '..', '..', '..')
const scale = 1.25
const height = 1000

const browser = await launch()
const server = await serve(pages)
const shots = []
for (const { address, width, colorScheme, scroll, open } of [
  { address: '/posts/then-and-now/', width: 700, colorScheme: 'light', scroll: 300, open: 1 },
  { address: '/posts/narrow-gate/', width: 360, colorScheme: 'dark', scroll: 1800 }
]) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: scale })
  await page.goto(server.address + address)
  await page.evaluate(scroll => window.scrollTo(0, scroll), scroll)
  if (open !== undefined) await page.locator('.ticker-face > button').nth(open).click()
  shots.push((await page.screenshot()).toString('base64'))
}
const page = await browser.newPage({ viewport: { width: 1060, height }, deviceScaleFactor: scale })
await page.setContent(`<body style="display:flex;margin:0">${shots.map(shot => `<img height="${height}" src="data:image/png;base64,${shot}">`).join('')}`)
await page.screenshot({ path: path.join(root, 'exampleSite', 'screenshot.png') })
await browser.close()
server.close()
