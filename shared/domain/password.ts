/** The shortest password the program takes, in characters as people see them. */
export const SHORTEST_PASSWORD = 15
/** The longest one. */
export const LONGEST_PASSWORD = 1000
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
  readonly user?: string
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

function isGuessed(password: string, { user = '', words = [] }: PasswordContext): boolean {
  const text = squeezed(password)
  const local = [user, ...words]
    .flatMap((word) => word.split(/\s+/))
    .map(squeezed)
    .filter((word) => word.length >= 3)
  const known = [...local, squeezed(user), ...guessedWords].filter((word) => word !== '')
  const once = text.replace(/(.)\1{2,}/gu, '$1')
  const left = [withoutWords(withoutRuns(once), known), withoutWords(undisguised(text), known)]
  return (
    guessedWhole.has(text) ||
    /^(.+?)\1+$/u.test(text) ||
    new Set(text).size < leastDistinct ||
    left.some((rest) => rest.length < leastLeft)
  )
}

/** How many characters a password has, however they are stored. */
export function lengthOfPassword(password: string): number {
  return [...password.normalize('NFKC')].length
}

/** Why a new password is refused: it is short, long, or what a stranger would try; `null` when it is enough. */
export function passwordRefusal(
  password: string,
  context: PasswordContext,
): 'short' | 'long' | 'guessed' | null {
  const length = lengthOfPassword(password)
  if (length < SHORTEST_PASSWORD) return 'short'
  if (length > LONGEST_PASSWORD) return 'long'
  return isGuessed(password, context) ? 'guessed' : null
}
