/** Ages of a child as they are written out, from five on. */
const WRITTEN_OUT: readonly (readonly string[])[] = [
  `five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen`.split(' '),
  `cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete`.split(' '),
  `cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete`.split(' '),
  `cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept`.split(' '),
]
const FIRST_WRITTEN_OUT = 5

const NUMBER = String.raw`(?<age>\d{1,3}|${WRITTEN_OUT.flat().join('|')})`

/** How an age is said: behind the number, before it, or the number alone in brackets or behind a comma at the end. */
const SAYS_AGE: readonly RegExp[] = [
  String.raw`(?<![\p{L}\p{N}])${NUMBER}[\s-]*(?:years?|yrs?)?[\s-]*(?:old|of\sage|yo|y\/o)(?![\p{L}])`,
  String.raw`(?<![\p{L}])(?:aged?|edad|idade|âge|âgée?)[\s:]+(?:de\s)?${NUMBER}(?![\p{L}\p{N}])`,
  String.raw`(?<![\p{L}\p{N}])${NUMBER}\s*(?:años?|anos?|ans?|lane|jir|лет|года?|tuổi|taong|سنة|سنوات|عام[اً]*)(?![\p{L}])(?!\s+(?:de\s|d['’]))`,
  String.raw`(?<![\p{L}\p{N}])${NUMBER}\s*(?:세|살|岁|歲)`,
  String.raw`\(\s*${NUMBER}\s*\)`,
  String.raw`,\s*${NUMBER}\s*\)?\s*$`,
].map((source) => new RegExp(source, 'iu'))

/** How long somebody has done something is no age. */
const FOR_YEARS =
  /(?<!\p{L})(?:for|since|hace|desde|durante|há|depuis|pendant)\s+(?:\d|\p{L}+\s+(?:years|años|anos|ans))/iu

/** The age somebody is said to be, in years; `null` where none is said. */
export function saidAge(typed: string): number | null {
  if (FOR_YEARS.test(typed)) return null
  for (const says of SAYS_AGE) {
    const age = says.exec(typed)?.groups?.age?.toLowerCase()
    if (age === undefined) continue
    if (/^\d/.test(age)) return Number(age)
    const found = WRITTEN_OUT.map((words) => words.indexOf(age)).find((at) => at >= 0)
    return found === undefined ? null : FIRST_WRITTEN_OUT + found
  }
  return null
}
