import type { Reply } from '#shared/bridge.ts'

import type { Wish } from './wish.ts'

type Input = Readonly<Record<string, unknown>>
type Call = (operation: string, input: unknown) => Promise<Reply>

/** What is read stays in memory, so one run takes the steps that are needed before the one that was asked for. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'imports.preview': ['imports.read'],
  'imports.problems': ['imports.read', 'imports.preview'],
  'imports.saveRejects': ['imports.read', 'imports.preview'],
  'imports.commit': ['imports.read', 'imports.preview'],
  'vault.checkBackup': ['vault.findBackups'],
  'vault.restore': ['vault.findBackups'],
}

interface Named {
  readonly importId?: string
  readonly backups?: readonly { readonly id: string }[]
}

/** How the next step names what this one read: an import, or the newest of the backups that were found. */
function nameOf(value: unknown): Input {
  const { importId, backups } = value as Named
  return backups ? { backupId: backups[0]?.id } : { importId }
}

function inputOf(step: string, files: readonly string[], said: Input): Input {
  if (step === 'imports.read') return { tokens: files.map((_, at) => String(at + 1)) }
  return step === 'vault.findBackups' ? { token: '1' } : said
}

/**
 * Takes the steps before an operation where files were handed in, and answers with its input completed by them. What
 * the input says of the import, such as its mapping, is said to the preview.
 */
export async function takeStepsBefore(
  { operation, files }: Pick<Wish, 'operation' | 'files'>,
  input: Input,
  call: Call,
): Promise<Reply> {
  const steps = files.length === 0 ? [] : (STEPS[operation ?? ''] ?? [])
  let said = input
  for (const step of steps) {
    const reply = await call(step, inputOf(step, files, said))
    if (!reply.ok) return reply
    said = { ...said, ...nameOf(reply.value) }
  }
  return { ok: true, value: said }
}
