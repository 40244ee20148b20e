import { useCallback, useRef } from 'react'

import type { ImportChoices, ImportPreview } from '#shared/api/imports.ts'
import { api } from '#renderer/api.ts'
import { type TaskState, useTask } from '#renderer/task.ts'
import { choose, showPreview, useImport } from './imports-store.ts'

/** Comparing the files with what the office has. */
export interface Look {
  readonly task: TaskState<Parameters<typeof api.imports.preview>[0], ImportPreview>
  /** Applies a change and compares again; while one comparison runs, the next waits for it. */
  look(part?: Partial<ImportChoices>): Promise<void>
}

/** The preview of the import of this window, made anew whenever something is decided. */
export function useLook(): Look {
  const task = useTask(api.imports.preview)
  const { start } = task
  const wanted = useRef(false)
  const running = useRef(false)

  const look = useCallback(
    async (part: Partial<ImportChoices> = {}) => {
      choose(part)
      wanted.current = true
      if (running.current) return
      running.current = true
      let found: ImportPreview | null = null
      while (wanted.current) {
        wanted.current = false
        const { read, choices } = useImport.getState()
        found = read && (await start({ importId: read.importId, ...choices }))
      }
      running.current = false
      if (found) showPreview(found)
    },
    [start],
  )

  return { task, look }
}
