import { Button, Checkbox } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { DocumentView, RequestRecord } from '#shared/api/records-requests.ts'
import { isSamePart, PartKind, type PartRef, type ProgramMark } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { NewSince } from './new-since.tsx'
import { DocumentText } from './document-text.tsx'
import { usePeriod } from './period-fields.tsx'
import classes from './requests.module.css'

const refOf = ({ kind, id }: PartRef): PartRef => ({ kind, id })

/** What may leave: whole kinds or single documents, each to be read before it is chosen. */
export function DocumentsBox({ record }: { readonly record: RequestRecord }): ReactElement {
  const { t } = useText()
  const { request, documents, newSince, outside, leftOut } = record
  const period = usePeriod(request)
  const choose = useCommand(api.recordsRequests.choose)
  const [picked, setPicked] = useState<readonly PartRef[] | null>(null)
  const [said, setSaid] = useState<readonly ProgramMark[] | null>(null)
  const chosen = picked ?? request.parts
  const marks = said ?? request.programMarks
  const isOfProgram = (part: DocumentView) =>
    marks.find((mark) => isSamePart(mark, part))?.isOfProgram ?? part.programOrigin !== null
  const mark = (part: DocumentView, isOn: boolean) =>
    setSaid([...marks.filter((each) => !isSamePart(each, part)), { ...refOf(part), isOfProgram: isOn }])
  const isChosen = (part: PartRef) => chosen.some((one) => isSamePart(one, part))
  const set = (parts: readonly DocumentView[], isOn: boolean) => {
    const rest = chosen.filter((one) => !parts.some((part) => isSamePart(one, part)))
    const all = isOn ? [...rest, ...parts.map(refOf)] : rest
    // In the order in which they stand here, so that what leaves can be compared with it.
    setPicked(documents.filter((part) => all.some((one) => isSamePart(one, part))).map(refOf))
  }
  const save = () =>
    void choose
      .run({ id: request.id, version: request.version, parts: [...chosen], programMarks: [...marks] })
      .then(() => {
        setPicked(null)
        setSaid(null)
      })
      .catch(() => undefined)
  const kinds = PartKind.options
    .map((kind) => ({ kind, parts: documents.filter((part) => part.kind === kind) }))
    .filter(({ parts }) => parts.length > 0)
  return (
    <Section title={t('requests:documents')}>
      <p className={classes.quiet}>{t('requests:documentsHint')}</p>
      {period !== '' && (
        <p className={classes.quiet}>
          {[`${period}.`, t('requests:offered'), outside > 0 && t('requests:outside', { count: outside })]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {leftOut > 0 && <p className={classes.quiet}>{t('requests:leftOut', { count: leftOut })}</p>}
      <NewSince of={record} />
      {choose.error && <ErrorNotice error={choose.error} retry={() => void refreshEverything()} />}
      <ul className={classes.kinds}>
        {kinds.map(({ kind, parts }) => {
          const count = parts.filter(isChosen).length
          const others = parts.filter(({ isOfAnother }) => isOfAnother)
          const together = parts.filter((part) => !others.includes(part))
          return (
            <li key={kind}>
              {together.length > 1 && (
                <Checkbox
                  size="md"
                  label={t('requests:chooseAll', { part: t(`requests:part.${kind}`) })}
                  checked={together.every(isChosen)}
                  indeterminate={count > 0 && !together.every(isChosen)}
                  onChange={(event) =>
                    set(event.currentTarget.checked ? together : parts, event.currentTarget.checked)
                  }
                />
              )}
              {others.length > 0 && <p className={classes.quiet}>{t('requests:othersApart')}</p>}
              {kind === 'scan' && <p className={classes.quiet}>{t('requests:scanHint')}</p>}
              <ul className={classes.documents}>
                {parts.map((part) => (
                  <OneDocument
                    key={part.id}
                    part={part}
                    isChosen={isChosen(part)}
                    isNew={newSince.some((one) => isSamePart(one, part))}
                    onChosen={(isOn) => set([part], isOn)}
                    isOfProgram={isOfProgram(part)}
                    onMarked={(isOn) => mark(part, isOn)}
                  />
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
      <div className={classes.buttons}>
        <Button
          disabled={picked === null && said === null && newSince.length === 0}
          loading={choose.busy}
          onClick={save}
        >
          {t('requests:saveChoice')}
        </Button>
        <span role="status">{t('requests:chosen', { count: chosen.length })}</span>
      </div>
    </Section>
  )
}

function OneDocument({
  part,
  isChosen,
  isNew,
  onChosen,
  isOfProgram,
  onMarked,
}: {
  readonly part: DocumentView
  readonly isChosen: boolean
  /** It was not there to choose from when somebody chose. */
  readonly isNew: boolean
  readonly onChosen: (isOn: boolean) => void
  /** It came from a program for substance use, as it stands here. */
  readonly isOfProgram: boolean
  readonly onMarked: (isOn: boolean) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const first = part.lines[0]?.pieces.map(({ words }) => words).join('') ?? ''
  const name =
    part.on === null
      ? [part.title, first].filter(Boolean).join(': ')
      : t('requests:chooseOne', { part: part.title, day: shortDay(part.on, locale, today) })
  return (
    <li className={classes.document}>
      <Checkbox
        size="md"
        label={name}
        checked={isChosen}
        onChange={(event) => onChosen(event.currentTarget.checked)}
      />
      {isNew && <Tag tone="warn">{t('requests:new')}</Tag>}
      {part.statementsBy.map((name) => (
        <Tag key={name} tone="warn">
          {name === '' ? t('amendments:carriesFamily') : t('amendments:carries', { name })}
        </Tag>
      ))}
      {isOfProgram && <Tag tone="warn">{t('requests:program.tag')}</Tag>}
      <details>
        <summary aria-label={`${t('requests:read')}: ${name}`}>{t('requests:read')}</summary>
        {part.isExcerpt && <p className={classes.quiet}>{t('requests:excerpt')}</p>}
        <DocumentText part={part} />
        {part.programOrigin === 'paper' ? (
          <p className={classes.quiet}>{t('requests:program.byPaper')}</p>
        ) : (
          <Checkbox
            size="md"
            label={t('requests:program.mark')}
            description={t(
              part.programOrigin === 'name' ? 'requests:program.byName' : 'requests:program.markHint',
            )}
            checked={isOfProgram}
            onChange={(event) => onMarked(event.currentTarget.checked)}
          />
        )}
      </details>
    </li>
  )
}
