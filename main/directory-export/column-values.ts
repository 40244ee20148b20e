import { validate } from 'uuid'

import type { HsdsColumn } from './hsds-tables.ts'

/** A link without what no link may hold (RFC 3986): blanks, quotation marks, signs of other alphabets. */
const LINK =
  /^[a-z][a-z\d+.-]*:(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})+(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i

/** An address as forms of the web check it (HTML, "valid e-mail address"), with nothing between two dots. */
const EMAIL =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d](?:[a-z\d-]*[a-z\d])?$/i

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

const isLink = (value: string): boolean => LINK.test(value) && URL.canParse(value)

function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

function isMoment(value: string): boolean {
  const [, day = '', time = ''] =
    /^(.{10})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.exec(value) ?? []
  return isDay(day) && TIME.test(time)
}

/** Whether a text says what its column holds, by the description of a tabular data package and its schemas. */
export function fits({ holds, among }: HsdsColumn, value: string): boolean {
  if (among && !among.includes(value)) return false
  switch (holds) {
    case 'id':
      return validate(value)
    case 'number':
      return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value) && Number.isFinite(Number(value))
    case 'day':
      return isDay(value)
    case 'moment':
      return isMoment(value)
    case 'time':
      return TIME.test(value)
    case 'email':
      return EMAIL.test(value)
    case 'link':
      return isLink(value)
    case 'text':
      return true
  }
}

/** An address of the web as a link: people write it without `https://`, and with blanks. What is none is nothing. */
export function asLink(typed: string): string {
  if (isLink(typed)) return typed
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(typed)) {
    const whole = URL.canParse(typed) ? new URL(typed).href : ''
    return isLink(whole) ? whole : ''
  }
  return /^[^\s/]+\.[^\s/]/.test(typed) && !typed.includes(':/') ? asLink(`https://${typed}`) : ''
}
