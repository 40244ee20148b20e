import type { Reply } from '#shared/bridge.ts'

import type { Wish } from './wish.ts'

type Input = Readonly<Record<string, unknown>>
type Call = (operation: string, input: unknown) => Promise<Reply>

/** What is read stays in memory, so one run takes the steps an import needs before the one that was asked for. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'imports.preview': ['imports.read'],
  'imports.problems': ['imports.read', 'imports.preview'],
  'imports.saveRejects': ['imports.read', 'imports.preview'],
  'imports.commit': ['imports.read', 'imports.preview'],
}

function importIdOf(value: unknown): unknown {
  return value !== null && typeof value === 'object' && 'importId' in value ? value.importId : undefined
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
    const tokens = files.map((_, at) => String(at + 1))
    const reply = await call(step, step === 'imports.read' ? { tokens } : said)
    if (!reply.ok) return reply
    said = { ...said, importId: importIdOf(reply.value) }
  }
  return { ok: true, value: said }
}
