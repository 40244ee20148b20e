import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useState } from 'react'

import type { TodayLine } from '#shared/api/today.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { TaskDoneForm } from '#renderer/tasks/task-done.tsx'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Postpone } from './postpone.tsx'

/** What is being done about a line. */
interface Doing {
  readonly what: 'postpone' | 'done'
  readonly line: TodayLine
}

/** What can be done about lines of a list, the dialog that is open for one of them, and why it did not work. */
export function useLineActs(lines: readonly TodayLine[]): {
  readonly onPostpone: (line: TodayLine) => void
  readonly onTaskDone: (line: TodayLine) => void
  readonly dialog: ReactNode
  readonly notice: ReactNode
} {
  const [doing, setDoing] = useState<Doing | null>(null)
  const navigate = useNavigate()
  const finish = useCommand(api.tasks.finish)
  const stop = useClosing(doing, setDoing)
  // As it stands now, when somebody changed it meanwhile.
  const fresh = doing && (lines.find(({ id }) => id === doing.line.id) ?? doing.line)
  return {
    onPostpone: (line) => setDoing({ what: 'postpone', line }),
    // What asks for no evidence is done with one key; what does is asked for it; a safety plan is written in its case.
    onTaskDone: (line) => {
      if (line.plan === 'safety')
        void navigate({ to: '/cases/$caseId', params: { caseId: line.caseId }, search: { plan: 'safety' } })
      else if (line.evidence) setDoing({ what: 'done', line })
      else void finish.run({ id: line.id, version: line.version, words: '' }).catch(() => undefined)
    },
    dialog: fresh && (
      <>
        {doing.what === 'postpone' && <Postpone line={fresh} onClose={stop} />}
        {doing.what === 'done' && <TaskDone line={fresh} onClose={stop} />}
      </>
    ),
    notice: finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />,
  }
}

function TaskDone({
  line: { id, caseId, version, words, evidence, studentName },
  onClose,
}: {
  readonly line: TodayLine
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={`${t('tasks:done.title', { name: words ?? '' })} · ${studentName}`} onClose={onClose}>
      <TaskDoneForm task={{ id, caseId, version, evidence: evidence ?? '' }} onDone={onClose} />
    </Dialog>
  )
}
