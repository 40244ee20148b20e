import { Button } from '@mantine/core'
import { type ReactElement, useCallback, useState } from 'react'

import type { Account } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { findOpenCases } from '#renderer/open-cases.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { PickInput } from '#renderer/ui/pick-field.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './people.module.css'

/** The open cases somebody is named on; each is named, or no longer, as a step of its own. */
export function Caseload({
  account: { id: accountId, name },
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.accounts.caseload, { id: accountId })
  const setNamed = useCommand(api.cases.setNamed)
  const [round, setRound] = useState(0)
  const find = useCallback((words: string) => findOpenCases(words, t('access:account.restricted')), [t])
  const say = (id: string, isNamed: boolean) =>
    void setNamed.run({ id, accountId, isNamed }).catch(() => undefined)
  return (
    <Dialog title={t('access:account.caseloadOf', { name })} wide onClose={onClose}>
      <div className={classes.parts}>
        <PickInput
          // Each choice empties the field for the next one.
          key={round}
          label={t('access:account.addCase')}
          placeholder={t('access:account.addCaseHint')}
          find={find}
          value={null}
          autoFocus
          onChange={() => undefined}
          onPicked={(pick) => {
            if (!pick) return
            say(pick.id, true)
            setRound(round + 1)
          }}
        />
        {setNamed.error && <ErrorNotice error={setNamed.error} />}
        <Answer of={answer} lines={3}>
          {(cases) =>
            cases.length === 0 ? (
              <p className={lines.quiet}>{t('access:account.caseloadNone')}</p>
            ) : (
              <ul className={lines.lines} aria-label={t('access:account.caseloadOf', { name })}>
                {cases.map(({ caseId, caseCode, studentName, ownerName, restricted }) => (
                  <li key={caseId}>
                    <span className={lines.words}>
                      {studentName}{' '}
                      <span className={lines.quiet}>
                        <Ltr>{caseCode}</Ltr> · {t('access:account.heldBy', { name: ownerName })}
                        {restricted && ` · ${t('access:account.restricted')}`}
                      </span>
                    </span>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      color="gray"
                      aria-label={`${t('access:account.unname')}: ${studentName}`}
                      onClick={() => say(caseId, false)}
                    >
                      {t('access:account.unname')}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      </div>
    </Dialog>
  )
}
