import { AppError, type MessageValues } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

const shortest = 15
const longest = 1000
/** What must be left when everything a stranger would try first is taken out. */
const leastLeft = 8
const leastDistinct = 6

const lines = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
]
const runs = lines.flatMap((line) => [line, [...line].toReversed().join('')])

const guessedWords = [
  ...[
    'footbridge',
    'counselor',
    'counsellor',
    'counseling',
    'guidance',
    'principal',
    'student',
    'teacher',
    'school',
  ],
  ...[
    'password',
    'passphrase',
    'welcome',
    'letmein',
    'iloveyou',
    'admin',
    'secret',
    'monkey',
    'dragon',
    'sunshine',
  ],
  ...['contraseña', 'consejera', 'consejero', 'estudiante', 'escuela', 'bienvenido', 'teamo', 'secreto'],
]

const guessedWhole = new Set([
  'correcthorsebatterystaple',
  'thequickbrownfoxjumpsoverthelazydog',
  'thequickbrownfox',
  'tobeornottobe',
  'tobeornottobethatisthequestion',
  'maytheforcebewithyou',
  'twinkletwinklelittlestar',
  'onceuponatime',
  'ourfatherwhoartinheaven',
  'supercalifragilisticexpialidocious',
  'thisismypassword',
  'nevergonnagiveyouup',
  'padrenuestroqueestasenelcielo',
  'enunlugardelamancha',
  // What the screens show as an example.
  'copperwindowthirteengarden',
  'cobreventanatrecejardín',
  'cobreventanatrecejardin',
])

const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/** Who and what a password must not be made of. */
export interface PasswordContext {
  readonly user: string
  /** Words a stranger would try here, such as the school's name. */
  readonly words?: readonly string[]
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_.,']/gu, '')
}

function undisguised(text: string): string {
  return [...text].map((letter) => disguises[letter] ?? letter).join('')
}

function runAt(text: string, start: number): number {
  const longestIn = (run: string): number => {
    const from = run.indexOf(text.charAt(start))
    let length = 0
    while (from >= 0 && start + length < text.length && text[start + length] === run[from + length])
      length += 1
    return length
  }
  return Math.max(...runs.map(longestIn))
}

function withoutRuns(text: string): string {
  let left = ''
  for (let index = 0; index < text.length;) {
    const run = runAt(text, index)
    if (run < 4) left += text[index]
    index += run < 4 ? 1 : run
  }
  return left
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ''), text)
}

function isGuessed(password: string, { user, words = [] }: PasswordContext): boolean {
  const text = squeezed(password)
  const local = [user, ...words]
    .flatMap((word) => word.split(/\s+/))
    .map(squeezed)
    .filter((word) => word.length >= 3)
  const known = [...local, squeezed(user), ...guessedWords].filter((word) => word !== '')
  const left = [withoutWords(withoutRuns(text), known), withoutWords(undisguised(text), known)]
  return (
    guessedWhole.has(text) ||
    /^(.+?)\1+$/u.test(text) ||
    new Set(text).size < leastDistinct ||
    left.some((rest) => rest.length < leastLeft)
  )
}

function refuse(message: MessageKey, values: MessageValues, field: string): never {
  throw new AppError({ code: 'invalid', message, values, fields: [{ path: field, message, values }] })
}

/** Refuses a new password that is short, long, or what a stranger would try; `field` is where the form shows it. */
export function assertPasswordAllowed(password: string, context: PasswordContext, field = 'password'): void {
  const length = [...password.normalize('NFKC')].length
  if (length < shortest) refuse('vault:errors.passwordTooShort', { minimum: shortest }, field)
  if (length > longest) refuse('vault:errors.passwordTooLong', { maximum: longest }, field)
  if (isGuessed(password, context)) refuse('vault:errors.passwordTooCommon', {}, field)
}

/** A password as it is stretched, one spelling for every keyboard; the caller zeroes it. */
export function passwordBytes(password: string): Buffer {
  // Nothing typed is tried like any other wrong password, and no password is one NUL.
  return Buffer.from(password.normalize('NFKC') || '\0', 'utf8')
}
