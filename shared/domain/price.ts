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

/** Whether words name a sum of money: 40 stands in "$40 a session" and in "40.00", not in "400" or "14:40". */
function namesSum(words: string, amount: number): boolean {
  const sum = String(amount).replace('.', '[.,]')
  const hundredths = Number.isInteger(amount) ? '(?:[.,]00?)?' : '0?'
  return new RegExp(String.raw`(?<![\d.,:])${sum}${hundredths}(?![\d:]|[.,]\d)`, 'u').test(words)
}

/**
 * What a service costs, each thing once: directories write ways to pay as costs, and a sum once in a column and once in a
 * sentence. The sentence stays, for it says more; what only repeats the ways to pay goes, for those have their own line.
 */
export function saidOnce({ costs, fees, payers }: Price & Pick<Service, 'payers'>): Price {
  const told = costs
    .map((cost) => (namesPayers(cost.option, payers) ? { ...cost, option: '' } : cost))
    .filter(({ option, amount, description }) => amount !== null || option !== '' || description !== '')
    .filter(({ option, amount }) => !(option === '' && amount && namesSum(fees, amount)))
  const once = new Map(told.map((cost): [string, Cost] => [JSON.stringify(cost), cost]))
  return { costs: [...once.values()], fees }
}
