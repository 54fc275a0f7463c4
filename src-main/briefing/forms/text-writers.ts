import type { BriefingWriters } from '../../domain/briefing/files'
import type { MeasureText } from '../../figures/figure'
import { FontLibrary } from '../fonts/font-library'
import type { BriefingResources } from '../render-briefing'
import type { TextStyle } from '../text/text-style'
import { htmlBriefing } from './html-briefing'
import { markdownBriefing } from './markdown-briefing'

/** The writers of a briefing's text forms. Fonts are read only to measure the letters in figures. */
export function textWriters({ fontsFolder }: BriefingResources): Pick<BriefingWriters, 'html' | 'markdown'> {
  return { html: htmlBriefing(measureWith(new FontLibrary(fontsFolder))), markdown: markdownBriefing() }
}

function measureWith(library: FontLibrary): MeasureText {
  return (value, { face, sizePt, features, trackingPt = 0 }: TextStyle) => {
    const { advances } = library.face(face).run(value, features, false)
    return advances.reduce((sum, advance) => sum + (advance * sizePt) / 1000 + trackingPt, 0)
  }
}
