import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { WaitingFeedback } from '#shared/api/provider-feedback.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { DecideForm } from './decide-form.tsx'
import { NameMarks } from './name-marks.tsx'
import { SaidLine, useSaidTitle } from './said-line.tsx'

/** What waits to be looked over, with what may be a name marked; whoever wrote it waits for somebody else. */
export function WaitingLine({ said }: { readonly said: WaitingFeedback }): ReactElement {
  const { t } = useText()
  const titleOf = useSaidTitle()
  const [deciding, setDeciding] = useState(false)
  const remove = useCommand(api.providerFeedback.remove)
  const { id, version, isOwn, organizationName, recordedByName } = said
  const name = `${organizationName}, ${titleOf(said)}`
  return (
    <SaidLine said={said} words={<NameMarks pieces={said.pieces} />}>
      <p className={lines.quiet}>
        {isOwn ? t('feedback:ownWaits') : t('feedback:writtenBy', { name: recordedByName })}
      </p>
      {remove.error && <ErrorNotice error={remove.error} />}
      <span className={lines.buttons}>
        {!isOwn && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${t('feedback:look')}: ${name}`}
            onClick={() => setDeciding(true)}
          >
            {t('feedback:look')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`${t('feedback:remove')}: ${name}`}
          onClick={() => void remove.run({ id, version }).catch(() => undefined)}
        >
          {t('feedback:remove')}
        </Button>
      </span>
      {deciding && (
        <DecideForm
          said={said}
          name={organizationName}
          pieces={said.pieces}
          onClose={() => setDeciding(false)}
        />
      )}
    </SaidLine>
  )
}
