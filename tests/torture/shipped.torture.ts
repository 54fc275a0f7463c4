import { openPagesInChromium } from './shipped-chromium'
import { runUnitTestsOnShippedNode } from './shipped-node'
import { conclude } from './verdict'

// What ships is Electron 45, with Node 24 and Chromium 156; the window tests run on whichever Electron can be had here.
conclude([...(await openPagesInChromium()), ...(await runUnitTestsOnShippedNode())])
