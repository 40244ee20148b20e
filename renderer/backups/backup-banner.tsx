import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { BackupOverview } from '#shared/api/backups.ts'
import { casework, ownerOnly } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay, useSession } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useFocusBack } from '#renderer/ui/focus.ts'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { ageSentence, problemSentence } from './backup-words.ts'
import { useBackUp } from './use-back-up.ts'

/** Tells the office that its last good backup is too old, and mends it with one press. */
export function BackupBanner(): ReactElement | null {
  const demo = useSession((door) => door.demo)
  const { data } = useAnswer(api.backups.overview, {}, { enabled: !demo })
  return data?.late ? <Late overview={data} /> : null
}

function Late({ overview }: { readonly overview: BackupOverview }): ReactElement {
  const { t } = useText()
  const { destinations, lastGoodAt } = overview
  const isOwner = useMay(ownerOnly)
  const mayMake = useMay(casework)
  const { task, choosing, run, choose } = useBackUp()
  const canFix = destinations.length > 0 ? mayMake : isOwner
  useFocusBack()
  return (
    <Remark
      tone={lastGoodAt === null ? 'information' : 'warning'}
      title={ageSentence(overview, t)}
      action={
        canFix && (
          <Button
            size="xs"
            variant="default"
            loading={task.state === 'running' || choosing.state === 'running'}
            onClick={() => void (destinations.length > 0 ? run() : choose())}
          >
            {t(destinations.length > 0 ? 'backups:now' : 'backups:banner.choose')}
          </Button>
        )
      }
    >
      <p>{t(lastGoodAt === null ? 'backups:banner.never' : 'backups:banner.late')}</p>
      {destinations.map(
        ({ id, name, trouble }) =>
          trouble?.problem && (
            <p key={id}>
              {t('backups:banner.trouble', { name, sentence: problemSentence(trouble.problem, t) })}
            </p>
          ),
      )}
      {!canFix && <p>{t('backups:banner.askOwner')}</p>}
      <TaskProgress label={t('backups:making')} task={task} />
      {choosing.state === 'failed' && <TaskProgress label={t('backups:banner.choose')} task={choosing} />}
    </Remark>
  )
}
