import { homedir } from 'node:os'
import { join } from 'node:path'

interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

const thisMachine = (): Machine => ({ platform: process.platform, home: homedir(), environment: process.env })

/** Where this person's vault lives: local application data that never roams to a server, unless they named a folder. */
export function localFolder({ platform, home, environment }: Machine = thisMachine()): string {
  const named = environment['FOOTBRIDGE_FOLDER']
  if (named) return named
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Footbridge')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Footbridge')
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'footbridge')
}
