import { signsWithoutFont } from './fonts.ts'
import { ownMarkup, type Html } from './html.ts'

const TAGS = /(<[^>]*>)/
const ROOM = '<span class="by-hand"></span>'
/** What goes with a sign and draws nothing of its own. */
const COMPANIONS = '[\\p{M}\\p{Cf}\\p{Variation_Selector}]*'

/** Puts room in place of the words of a text whose signs no carried font draws; pictures go without any. */
function roomIn(signs: readonly string[], room: string): (text: string) => string {
  const pictures = signs.filter((sign) => /\p{Extended_Pictographic}|\p{Emoji_Component}/u.test(sign))
  const letters = signs.filter((sign) => !pictures.includes(sign))
  // None of these signs means anything in a pattern.
  const anyOf = (those: readonly string[]) =>
    those.length === 0 ? null : new RegExp(`(?:(?:${those.join('|')})${COMPANIONS})+`, 'gu')
  const [picture, word] = [anyOf(pictures), anyOf(letters)]
  return (text) => {
    const withoutPictures = picture ? text.replaceAll(picture, '') : text
    return word ? withoutPictures.replaceAll(word, room) : withoutPictures
  }
}

/** The same text with a line to write on in place of what no carried font draws. */
export function withLinesToWrite(text: string): string {
  const signs = signsWithoutFont(text)
  return signs.length === 0 ? text : roomIn(signs, '_____')(text)
}

/**
 * The same page with room to write by hand where a word has signs that no carried font draws, so that no empty box
 * stands on paper; small pictures, which say nothing a hand could write, are left out.
 */
export function withRoomToWrite(page: Html): Html {
  const signs = signsWithoutFont(page.markup)
  if (signs.length === 0) return page
  const drawn = roomIn(signs, ROOM)
  // Every second piece is a tag, in which nothing is drawn.
  return ownMarkup(
    page.markup
      .split(TAGS)
      .map((piece, at) => (at % 2 === 0 ? drawn(piece) : piece))
      .join(''),
  )
}
