/** The first whole signs of some words that fit into a field: never half of one, as half an emoji or a letter without its mark. */
export function cutShort(words: string, most: number): string {
  if (words.length <= most) return words
  const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(words)
  let cut = ''
  for (const { segment } of signs) {
    if (cut.length + segment.length > most) break
    cut += segment
  }
  return cut
}
