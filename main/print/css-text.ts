/** A text as a CSS string: everything but plain letters, digits and spaces is written as its number. */
export function cssText(text: string): string {
  const signs = [...text].map((sign) =>
    /[\p{L}\p{N}\p{M} ]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${signs.join('')}"`
}
