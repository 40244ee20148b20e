import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What somebody asked of the operation runner. */
export interface Wish {
  /** The program's folder; the vault lies in it as it does for the desktop program. */
  readonly folder: string
  readonly user: string
  readonly password: string
  readonly create: boolean
  /** Where files are written that an operation saves or prints. */
  readonly out: string | null
  /** Files and folders handed in; they answer every question for files and are known by the tokens 1, 2, … */
  readonly files: readonly string[]
  readonly replay: string | null
  readonly operation: string | null
}

/** How the runner is used. */
export const USAGE = `Runs one operation of Footbridge, for support and scripting.

  npm run -s op -- --list
  npm run -s op -- --vault DIR --user NAME [--create] [--out DIR] [--in PATH]… [--replay FILE] [area.verb]

  The operation's input is JSON on stdin (nothing is {}), the password comes from FOOTBRIDGE_PASSWORD, the reply is
  JSON: {"ok":true,"value":…} or {"ok":false,"error":…}.

  --create        makes the vault and its owner NAME and writes the recovery sheet to --out; without an operation
                  stdin may say schoolName, timeZone and ownerName
  --in PATH       hands in a file or folder; the first is known by the token "1", the next by "2". With it,
                  imports.commit reads and compares first: --in roster.zip imports.commit is a whole import,
                  and vault.restore takes the newest backup: --in STICK vault.restore
  --out DIR       receives what an operation saves or prints
  --replay FILE   lives a life.jsonl again, as "npm run sample-school" writes it`

/** Reads the command line; a text says what is wrong with it. */
export function readWish(values: readonly string[], password: string | undefined): Wish | 'list' | string {
  let parsed
  try {
    parsed = parseArgs({
      args: [...values],
      allowPositionals: true,
      options: {
        vault: { type: 'string' },
        user: { type: 'string' },
        create: { type: 'boolean', default: false },
        out: { type: 'string' },
        in: { type: 'string', multiple: true, default: [] },
        replay: { type: 'string' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (thrown) {
    return thrown instanceof Error ? `${thrown.message.split('\n')[0]}\n\n${USAGE}` : USAGE
  }
  const { values: said, positionals } = parsed
  if (said.help) return USAGE
  if (said.list) return 'list'
  const [operation = null, ...more] = positionals
  const asksNothing = !operation && !said.create && !said.replay
  if (!said.vault || !said.user || more.length > 0 || asksNothing) return USAGE
  if (!password) return 'The password is missing: set FOOTBRIDGE_PASSWORD.'
  if (said.create && !said.out) return 'The recovery sheet needs a place: say --out DIR.'
  return {
    folder: resolve(said.vault),
    user: said.user,
    password,
    create: said.create,
    out: said.out ? resolve(said.out) : null,
    files: said.in.map((path) => resolve(path)),
    replay: said.replay ? resolve(said.replay) : null,
    operation,
  }
}
