import { Button, Checkbox, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { assertNever } from '#shared/assert-never.ts'
import type { AuditCheck } from '#shared/domain/audit.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import classes from './audit.module.css'

/** Whether the trail is whole, said in one sentence, and what to do where it is not. */
export function CheckTrail(): ReactElement {
  const { t } = useText()
  const verify = useTask(api.audit.verify)
  const [withSheet, setWithSheet] = useState(false)
  const [code, setCode] = useState('')
  const { state, result } = verify
  return (
    <div className={classes.stack}>
      <form
        noValidate
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void verify.start({ code: withSheet ? code : null })
        }}
      >
        <p>{t('audit:check.text')}</p>
        <Checkbox
          label={t('audit:check.withSheet')}
          description={t('audit:check.withSheetText')}
          checked={withSheet}
          onChange={(event) => setWithSheet(event.currentTarget.checked)}
        />
        {withSheet && (
          <TextInput
            label={t('audit:check.code')}
            description={t('vault:recover.codeHint')}
            dir="ltr"
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <div>
          <Button type="submit" loading={state === 'running'}>
            {t('audit:check.start')}
          </Button>
        </div>
      </form>
      <TaskProgress label={t('audit:check.running')} task={verify} />
      <div role="status">{state === 'done' && result && <Finding of={result} />}</div>
      <ComparePaper />
    </div>
  )
}

function Finding({ of: check }: { readonly of: AuditCheck }): ReactElement {
  const { t } = useText()
  switch (check.state) {
    case 'whole': {
      const { entries, shortHash, sealed } = check
      return (
        <Remark tone="good" title={t('audit:check.whole', { count: entries, hash: shortHash })}>
          {sealed && t('audit:check.sealed', sealed)}
        </Remark>
      )
    }
    case 'older-sheet': {
      const { sealed, from } = check
      return (
        <Remark tone="warning" title={t('audit:check.olderSheet', { from })}>
          {t('audit:check.sealed', sealed)} {t('audit:check.olderSheetText', { from })}
        </Remark>
      )
    }
    case 'unsealed':
      return (
        <Remark tone="warning" title={t('audit:check.unsealed')}>
          {t('audit:check.unsealedText', { count: check.entries, hash: check.shortHash })}
        </Remark>
      )
    case 'other-sheet':
      return (
        <Remark tone="warning" title={t('audit:check.otherSheet')}>
          {t('audit:check.otherSheetText')}
        </Remark>
      )
    case 'broken':
      return (
        <Remark tone="danger" title={t(`audit:check.broken.${check.how}`, { at: check.at })}>
          <WhatToDo />
        </Remark>
      )
    default:
      return assertNever(check)
  }
}

const STEPS = ['keep', 'copy', 'tell', 'restore'] as const

function WhatToDo(): ReactElement {
  const { t } = useText()
  return (
    <>
      <p>
        <strong>{t('audit:check.next.title')}</strong>
      </p>
      <ol className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step}>{t(`audit:check.next.${step}`)}</li>
        ))}
      </ol>
    </>
  )
}

const Paper = z.object({
  entries: Line.pipe(
    z.coerce.number<string>('common:fields.notAllowed').int('common:fields.notAllowed').min(1),
  ),
  hash: Line.refine((typed) => typed.replaceAll(/[^\p{L}\p{N}]/gu, '').length === 16, {
    error: 'audit:compare.hashLength',
  }),
})

/** A printed hash is worth something only when it can be held against the file. */
function ComparePaper(): ReactElement {
  const { t } = useText()
  const [found, setFound] = useState<'fits' | 'differs' | { readonly present: number } | null>(null)
  const of = useRecordForm(Paper, {
    defaults: { entries: '', hash: '' },
    save: async (paper) => {
      const { fits, present } = await api.audit.fitsPaper(paper)
      if (fits) setFound('fits')
      else setFound(paper.entries > present ? { present } : 'differs')
    },
  })
  return (
    <Section title={t('audit:compare.title')}>
      <form
        noValidate
        className={classes.stack}
        onSubmit={(event) => {
          setFound(null)
          void of.submit(event)
        }}
      >
        <p>{t('audit:compare.text')}</p>
        <FieldRow>
          <TextField of={of} name="entries" label={t('audit:compare.entries')} dir="ltr" required />
          <TextField of={of} name="hash" label={t('audit:compare.hash')} dir="ltr" required />
        </FieldRow>
        {of.failure !== null && <ErrorNotice error={of.failure} />}
        <div>
          <Button type="submit" variant="default" loading={of.busy}>
            {t('audit:compare.start')}
          </Button>
        </div>
        <div role="status">
          {found === 'fits' && <Remark tone="good" title={t('audit:compare.fits')} />}
          {found === 'differs' && (
            <Remark tone="danger" title={t('audit:compare.differs')}>
              <p>{t('audit:compare.differsText')}</p>
              <WhatToDo />
            </Remark>
          )}
          {found !== null && typeof found === 'object' && (
            <Remark tone="warning" title={t('audit:compare.fewer', { count: found.present })}>
              <p>{t('audit:compare.fewerText')}</p>
              <WhatToDo />
            </Remark>
          )}
        </div>
      </form>
    </Section>
  )
}
