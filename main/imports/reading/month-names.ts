const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SPANISH = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const WHOLE = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
]
const WHOLE_SPANISH = [
  ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre'],
  ...['noviembre', 'diciembre'],
]

/** The number of a month written out or shortened to three or four letters, in English or Spanish. */
export function monthByName(word: string): number | undefined {
  const name = word.toLowerCase().replace('setiembre', 'septiembre')
  if (name.length < 3) return undefined
  const whole = [WHOLE, WHOLE_SPANISH].map((names) => names.findIndex((known) => known.startsWith(name)))
  const short = [ENGLISH, SPANISH].map((names) => names.indexOf(name))
  const index = [...short, ...whole].find((found) => found >= 0)
  return index === undefined ? undefined : index + 1
}
