import { createWriteStream } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'

import { writeSchoolFiles } from '#main/sample-school/demo.ts'
import { generateSchool } from '#main/sample-school/generate-school.ts'
import { lifeText } from '#main/sample-school/life-text.ts'
import { ORDINARY, PRESETS, USUAL_END } from '#main/sample-school/presets.ts'

const USAGE = `Makes a synthetic school: its roster, its directory of providers and everything its office did.

  npm run sample-school -- --out DIR [--students N] [--years N] [--seed S] [--ends-on DAY]
  npm run sample-school -- --out DIR --preset demo|decade

  DIR/oneroster   the roster of the last day, OneRoster 1.1
  DIR/rosters     one roster for each school year
  DIR/hsds        the directory, Human Services Data Specification 3.0
  DIR/life.jsonl  the life, for: npm run -s op -- --vault VAULT --user NAME --replay DIR/life.jsonl

The same seed makes the same bytes.`

function wholeNumber(text: string, name: string, most: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new Error(`--${name} is a whole number from 1 to ${most}.`)
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      preset: { type: 'string' },
      students: { type: 'string', default: '300' },
      years: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      'ends-on': { type: 'string', default: USUAL_END },
      help: { type: 'boolean', default: false },
    },
  })
  const { out, preset, 'ends-on': endsOn } = values
  if (values.help || !out) {
    console.log(USAGE)
    if (!values.help) process.exitCode = 1
    return
  }
  if (!isDay(endsOn)) throw new Error('--ends-on is a day such as 2026-12-08.')
  const named = Object.entries(PRESETS).find(([name]) => name === preset)?.[1]
  if (preset && !named) throw new Error(`--preset is one of: ${Object.keys(PRESETS).join(', ')}.`)
  const size = named ?? {
    students: wholeNumber(values.students, 'students', 50_000),
    years: wholeNumber(values.years, 'years', 40),
    pace: ORDINARY,
  }
  const school = generateSchool({ ...size, seed: values.seed, endsOn })
  writeSchoolFiles(out, school.files)
  await cp(join(out, school.latestRoster), join(out, 'oneroster'), { recursive: true })
  const life = join(out, 'life.jsonl')
  await pipeline(Readable.from(lifeText(school.header, school.life())), createWriteStream(life))
  console.log(`A school of ${size.students} students and ${size.years} years is in ${out}.`)
}

try {
  await main()
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : String(thrown))
  process.exitCode = 1
}
