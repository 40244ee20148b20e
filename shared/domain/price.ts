import { payerIn } from './payer-words.ts'
import type { Cost, Service } from './provider.ts'

type Price = Pick<Service, 'costs' | 'fees'>

const BETWEEN_NAMES = /[;,/|·]|\s(?:and|or|y|o)\s/iu

/** Whether an option says no more than ways to pay that stand among the ways to pay. */
function namesPayers(option: string, payers: readonly string[]): boolean {
  const named = option.split(BETWEEN_NAMES).filter((part) => part.trim() !== '')
  return named.every((part) => {
    const payer = payerIn(part)
    return payer !== undefined && payers.includes(payer)
  })
}

/** Whether words name a sum of money: 40 stands in "$40 a session" and "USD 40.00", not in "$400", "40 visits" or "40%". */
function namesSum(words: string, amount: number): boolean {
  const whole = String(amount).replace('.', '[.,]')
  const sum = `${whole}${Number.isInteger(amount) ? '(?:[.,]00?)?' : '0?'}`
  const before = String.raw`(?:\$|USD|€|£)\s?${sum}(?![\d:%]|[.,]\d)`
  const after = String.raw`(?<![\d.,:])${sum}\s?(?:\$|USD|€|dollars?\b|d[oó]lares\b)`
  return new RegExp(`${before}|${after}`, 'iu').test(words)
}

/** Whether every word of one text stands in another. */
function saysAsMuch(words: string, part: string): boolean {
  const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []
  // What a sum is for is said in many small words: per, each, a.
  const told = new Set(wordsIn(words))
  return wordsIn(part).every((word) => told.has(word) || ['per', 'each', 'a', 'an', 'por'].includes(word))
}

/**
 * What a service costs, each thing once: directories write ways to pay as costs, and a sum once in a column and once in a
 * sentence. A cost without a sum that only repeats the ways to pay goes, for those have their own line; so does one whose sum
 * and words all stand in the sentence. Who pays which sum is never parted.
 */
export function saidOnce({ costs, fees, payers }: Price & Pick<Service, 'payers'>): Price {
  const told = costs.filter(({ option, amount, description }) => {
    if (amount === null) return description !== '' || !namesPayers(option, payers)
    const isPlain = option === '' || saysAsMuch(fees, option) || payerIn(option) === 'sliding-fee'
    return amount === 0 || !(isPlain && namesSum(fees, amount) && saysAsMuch(fees, description))
  })
  const once = new Map(told.map((cost): [string, Cost] => [JSON.stringify(cost), cost]))
  return { costs: [...once.values()], fees }
}
