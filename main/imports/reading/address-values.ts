/** A state in two letters and a ZIP after it, the country perhaps behind both. */
const STATE_AND_ZIP =
  /\b[A-Za-z]{2}\.?,?\s+(\d{5}(?:-\d{4})?)(?:[,\s]+(?:US|USA|U\.S\.A?\.|United States))?[,.\s]*$/i

/** The ZIP a whole address ends with, `…, Tampa, FL 33605`; `null` where it ends otherwise. */
export function zipAtEnd(line: string): string | null {
  return STATE_AND_ZIP.exec(line)?.[1] ?? null
}
