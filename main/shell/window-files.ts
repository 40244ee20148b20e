import type { Session } from 'electron'

import { answerFor, type BuiltFiles } from './built-files.ts'
import { origin, scheme } from './window-origin.ts'

/** Serves the built interface, and nothing else, to the windows of one session. */
export function serveBuiltFiles(session: Session, files: BuiltFiles, nonce: string): void {
  session.protocol.handle(scheme, async ({ url, method }) => {
    if (method !== 'GET' || new URL(url).host !== new URL(origin).host)
      return new Response(null, { status: 403 })
    const { status, headers, body } = await answerFor(files, url, nonce)
    return new Response(body, { status, headers })
  })
}
