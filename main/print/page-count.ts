/** How many pages a PDF of this program's printer has; `null` where it does not tell. */
export function pageCount(pdf: Uint8Array): number | null {
  const pages = Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g)
  return pages && pages.length
}
