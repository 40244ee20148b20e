import { AppError } from '#shared/app-error.ts'

import type { Commit, TaskContext } from '../context.ts'
import { isPrinterStopped } from '../host.ts'

interface HandOut<Output> {
  /** A whole printed document. */
  readonly document: string
  /** The name it is offered under as a PDF; `null` sends it to the printer. */
  readonly savedAs: string | null
  /** What is remembered of it, also when the office locks while the dialog is still open. */
  readonly remember: Commit<Output>
  /** What is remembered where the printer stopped: some pages may have come out, and each is asked about. */
  readonly whenStopped?: Commit<Output>
}

/**
 * Sends a document to the printer, or saves it as a PDF. Throws `cancelled` when the dialog was closed: what never came
 * out leaves no trace.
 */
export async function handOut<Output>(
  { host, leaving }: Pick<TaskContext, 'host' | 'leaving'>,
  { document, savedAs, remember, whenStopped }: HandOut<Output>,
): Promise<Commit<Output>> {
  const pdf = savedAs === null ? null : await host.printToPdf(document)
  leaving(remember)
  try {
    const done = savedAs && pdf ? await host.saveFile(savedAs, pdf) : await host.print(document)
    if (!done) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    return remember
  } catch (thrown) {
    if (whenStopped && isPrinterStopped(thrown)) return whenStopped
    throw thrown
  }
}
