'use strict'
// Stands where a packaged app would be (`resources/app`) in a runtime that was taken from another app, and does what Electron's
// own default app does: it takes the first argument that is not a flag as the folder of the app to run.
const { readFileSync } = require('node:fs')
const path = require('node:path')
const { app } = require('electron')

const argument = process.argv.slice(1).find((text) => !text.startsWith('-'))
if (argument === undefined) {
  console.error('This Electron needs the folder of an app as its argument.')
  process.exit(1)
}
const folder = path.resolve(argument)
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setAppPath(folder)
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
require(path.resolve(folder, manifest.main ?? 'index.js'))
