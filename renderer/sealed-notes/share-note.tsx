import type { ReactElement } from 'react'
import { z } from 'zod'

import { message } from '#shared/domain/fields.ts'
import type { Case } from '#shared/domain/case.ts'
import type { OpenNote } from '#shared/domain/sealed-note.ts'
import { sharedNote } from '#shared/text/shared-note.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { notify, withdraw } from '#renderer/ui/notices-store.ts'
import classes from './sealed-notes.module.css'

/** Asked before one's own note becomes a case note: who reads it then, and what it is in law from then on. */
export function ShareNote({
  note,
  cases,
  onDone,
}: {
  readonly note: OpenNote
  readonly cases: readonly Case[]
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const shared = cases.find(({ closedOn }) => closedOn === null) ?? cases[0]
  return (
    <Dialog title={t('sealed:share.title')} onClose={onDone} wide>
      {shared ? <Question note={note} shared={shared} onDone={onDone} /> : <p>{t('sealed:share.noCase')}</p>}
    </Dialog>
  )
}

const Understood = z.object({
  understood: z.boolean().refine((isTicked) => isTicked, message('common:fields.required')),
})

function Question({
  note: { id, version, on, words },
  shared: { id: caseId, code },
  onDone,
}: {
  readonly note: OpenNote
  readonly shared: Case
  readonly onDone: () => void
}): ReactElement {
  const { t, locale } = useText()
  const share = useCommand(api.sealedNotes.share)
  const form = useRecordForm(Understood, {
    defaults: { understood: false },
    save: async () => {
      await share.run({ id, version, caseId, understood: true })
      onDone()
      // What was saved for oneself is a case note now, and is taken back there or not at all.
      withdraw('common:done.sealedNotes.create', 'common:done.sealedNotes.update')
      notify({ message: 'sealed:share.done' })
    },
  })
  return (
    <FormBox
      of={form}
      save={t('sealed:share.confirm')}
      onCancel={onDone}
      reload={() => void refreshEverything()}
    >
      <div>
        <p>{t('sealed:share.readers', { code })}</p>
        <blockquote className={classes.quoted}>{sharedNote({ on, words }, locale, t)}</blockquote>
      </div>
      <Remark tone="warning" title={t('sealed:share.record')}>
        <ul className={classes.changes}>
          <li>{t('sealed:share.parents')}</li>
          <li>{t('sealed:share.requests')}</li>
          <li>{t('sealed:share.ever')}</li>
        </ul>
      </Remark>
      <CheckField of={form} name="understood" label={t('sealed:share.understood')} />
    </FormBox>
  )
}
