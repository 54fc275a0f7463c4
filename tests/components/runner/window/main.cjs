'use strict'
// One empty window, which Vitest fills. A page is loaded at once, since Playwright sees no window before it has one.
const { app, BrowserWindow } = require('electron')

void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1_280, height: 800, useContentSize: true }).loadURL('about:blank'))
