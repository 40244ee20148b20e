/** A telephone number as it is shown and dialled, its extension apart. */
export interface DialedNumber {
  readonly number: string
  readonly extension: string | null
}

const EXTENSION = /[\s,;]*(?:x|ext\.?|extension|ext[eé]nsi[oó]n)\s*[.:]?\s*(\d{1,6})\s*$/i

/** Digits in groups as North American offices write them; everything else stays as it was typed. */
export function tidyPhone(typed: string): DialedNumber {
  const text = typed
    .replace(/^["']+|["']+$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const extension = EXTENSION.exec(text)?.[1] ?? null
  const number = text.replace(EXTENSION, '').trim()
  const digits = number.replace(/\D/g, '')
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
  const plain = /^\+?[\d\s().\-/]+$/.test(number) && !/^\+(?!1)/.test(number)
  if (!plain || national.length !== 10) return { number, extension }
  return { number: `${national.slice(0, 3)}-${national.slice(3, 6)}-${national.slice(6)}`, extension }
}

/** A number with its extension as one line: on screens, in lists and on paper. */
export function shownPhone(typed: string): string {
  const { number, extension } = tidyPhone(typed)
  return extension === null ? number : `${number} x${extension}`
}

/** Whether this is a telephone number at all; 211 and 988 are. */
export function isPhoneNumber(typed: string): boolean {
  return tidyPhone(typed).number.replaceAll(/\D/g, '').length >= 3
}

/** Whether somebody could call this: a number has at least seven digits. */
export function isCallable(typed: string): boolean {
  return tidyPhone(typed).number.replace(/\D/g, '').length >= 7
}
