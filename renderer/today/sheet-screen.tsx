import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactElement, useMemo, useState } from 'react'

import type { TodayLine } from '#shared/api/today.ts'
import { readCaseCode } from '#shared/domain/case-code.ts'
import { onSheet } from '#shared/domain/day-sheet.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { type SheetForm, sheetOf } from './sheet-form.ts'
import { SheetLine } from './sheet-line.tsx'
import classes from './sheet.module.css'

/** Enters a day sheet back: each line it was printed with, in the order of the paper, and what came of it. */
export function SheetScreen(): ReactElement {
  const { t } = useText()
  const [whose, setWhose] = useRemembered<Whose>('today.whose', 'mine')
  const answer = useAnswer(api.today.get, { whose }, { keepBefore: true })
  return (
    <Page
      title={t('today:sheet.enterTitle')}
      above={<Link to="/today">{t('common:rail.today')}</Link>}
      facts={t('today:sheet.enterAbout')}
      actions={<WhoseChoice value={whose} onChange={setWhose} />}
    >
      <Answer of={answer} lines={12}>
        {(day) => {
          const lines = onSheet(day)
          return lines.length === 0 ? (
            <EmptyState icon="today" title={t('today:sheet.nothing')}>
              {null}
            </EmptyState>
          ) : (
            <Sheet lines={lines} />
          )
        }}
      </Answer>
    </Page>
  )
}

function Sheet({ lines }: { readonly lines: readonly TodayLine[] }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const enter = useCommand(api.today.enterSheet)
  const schema = useMemo(() => sheetOf(lines), [lines])
  const form = useRecordForm(schema, {
    defaults: { rows: {} },
    save: async ({ rows }) => {
      await enter.run({ rows })
      void kept.discard()
      void navigate({ to: '/today' })
    },
  })
  const kept = useKeptForm('today.sheet', form)
  const rows = form.form.watch('rows')
  const count = Object.values(rows).filter(({ outcome }) => outcome).length
  return (
    <>
      <FindCode lines={lines} />
      <KeptBox
        of={form}
        kept={kept}
        save={count > 0 ? t('today:sheet.save', { count }) : t('today:sheet.saveNone')}
        onCancel={() => void navigate({ to: '/today' })}
        reload={() => void refreshEverything()}
      >
        <Gone of={form} lines={lines} />
        <ol className={classes.sheet}>
          {lines.map((line) => (
            <SheetLine key={line.id} of={form} line={line} />
          ))}
        </ol>
      </KeptBox>
    </>
  )
}

/** The way from a code on paper to its line: Enter goes there. */
function FindCode({ lines }: { readonly lines: readonly TodayLine[] }): ReactElement {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const find = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const code = readCaseCode(typed)
    const line = lines.find(({ caseCode }) => caseCode === code)
    setIsMissing(line === undefined)
    if (!line) return
    setTyped('')
    document.querySelector<HTMLElement>(`[data-sheet-line="${line.id}"] input`)?.focus()
  }
  return (
    <TextInput
      className={classes.find ?? ''}
      label={t('today:sheet.find')}
      description={t('today:sheet.findHint')}
      autoComplete="off"
      dir="ltr"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setIsMissing(false)
      }}
      onKeyDown={find}
      error={isMissing && t('today:sheet.notThere')}
    />
  )
}

/** Lines something was typed for that are no longer due: somebody went on with them meanwhile. Nothing of it is lost silently. */
function Gone({
  of,
  lines,
}: {
  readonly of: SheetForm
  readonly lines: readonly TodayLine[]
}): ReactElement | null {
  const { t } = useText()
  const rows = of.form.watch('rows')
  const gone = Object.entries(rows).filter(
    ([id, { outcome }]) => outcome && !lines.some((line) => line.id === id),
  )
  if (gone.length === 0) return null
  const takeOff = (id: string) =>
    of.form.setValue('rows', Object.fromEntries(Object.entries(rows).filter(([other]) => other !== id)))
  return (
    <ul className={classes.sheet} aria-label={t('today:sheet.gone')}>
      {gone.map(([id, { code = '', words = '' }]) => (
        <li key={id} className={classes.line}>
          <Remark tone="warning" title={code}>
            {t('today:sheet.goneText')} {words && <q>{words}</q>}{' '}
            <Button size="compact-sm" variant="default" onClick={() => takeOff(id)}>
              {t('today:sheet.takeOff')}
            </Button>
          </Remark>
        </li>
      ))}
    </ul>
  )
}
