import type { Contact } from '#shared/domain/student.ts'

import { keptAwayFrom } from '../providers/offered.ts'
import { phoneDigits } from '../search/folding.ts'

/** Digits as telephone numbers are written, with what stands between them. */
const NUMBER = /\+?\(?\d[\d\s().–-]{5,}\d/gu

/** Telephone numbers have seven digits at the least. */
const LEAST_DIGITS = 7

/** One number written with or without its area code is the same number. */
const isSameNumber = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one)

/**
 * Words with a sign in the place of each telephone number of a contact nobody may contact, but for one they share with
 * somebody one may call.
 */
export function withoutNumbersOf(
  words: string,
  contacts: readonly Pick<Contact, 'name' | 'phone' | 'doNotContact'>[],
  sign: string,
): string {
  const others = contacts
    .filter(({ doNotContact }) => !doNotContact)
    .map(({ phone }) => phoneDigits(phone ?? ''))
    .filter(({ length }) => length >= LEAST_DIGITS)
  const away = keptAwayFrom(contacts).numbers.filter(
    (number) => !others.some((other) => isSameNumber(other, number)),
  )
  if (away.length === 0) return words
  return words.replaceAll(NUMBER, (written) => {
    const digits = phoneDigits(written)
    return digits.length >= LEAST_DIGITS && away.some((number) => isSameNumber(digits, number))
      ? sign
      : written
  })
}
