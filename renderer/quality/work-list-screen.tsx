import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useCallback, useMemo, useState } from 'react'

import { type KindId, kindOf } from '#shared/domain/quality/kinds.ts'
import { QualityKind, type WorkLine } from '#shared/domain/quality/quality.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink, ListWithRecord } from '#renderer/ui/record-panel.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { KeptWords } from './kept-words.tsx'
import { mendOf } from './mending.ts'
import classes from './quality.module.css'
import { WorkPanel } from './work-panel.tsx'
import { useDetail } from './work-words.ts'

/** The records of one kind with which something is wrong, one after the other. */
export function WorkListScreen(): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const kind = QualityKind.safeParse(useParams({ from: '/evaluation/quality/$kind' }).kind).data
  const back = (
    <BackLink
      label={t('quality:list.back')}
      onBack={() => void router.navigate({ to: '/evaluation/quality' })}
    />
  )
  if (kind === undefined)
    return (
      <Page above={back} title={t('quality:list.lost')}>
        {null}
      </Page>
    )
  return (
    <Page above={back} title={t(`quality:kind.${kind}.title`)} facts={t(`quality:kind.${kind}.effect`)} fills>
      <WorkList key={kind} kind={kind} />
    </Page>
  )
}

const SHOWN = ['asked', 'right'] as const
type Show = (typeof SHOWN)[number]

const idOf = ({ id }: WorkLine): string => id

/** The page of a record, on what is to be mended. */
function useOpen(kind: KindId): (line: WorkLine) => void {
  const navigate = useNavigate()
  return useCallback(
    (line: WorkLine) => {
      const { id, opens } = line
      const mend = mendOf(kind, line)
      const search = mend === undefined ? {} : { mend }
      switch (kindOf(kind).about) {
        case 'referral':
          return void navigate({ to: '/referrals/$referralId', params: { referralId: opens } })
        case 'student':
          return void navigate({ to: '/students/$studentId', params: { studentId: opens }, search })
        case 'contact':
          return void navigate({
            ...{ to: '/students/$studentId', params: { studentId: opens } },
            search: { ...search, part: id },
          })
        case 'service':
          return void navigate({
            ...{ to: '/providers/$organizationId', params: { organizationId: opens } },
            search: { ...search, part: id },
          })
      }
    },
    [navigate, kind],
  )
}

function WorkList({ kind }: { readonly kind: KindId }): ReactElement {
  const { t } = useText()
  const [show, setShow] = useRemembered<Show>(`quality.${kind}.show`, 'asked')
  const [shownId, setShownId] = useState<string | null>(null)
  const answer = useAnswer(api.quality.list, { kind })
  const rows = useMemo(
    () => answer.data?.rows.filter(({ right }) => (right === null) === (show === 'asked')),
    [answer.data, show],
  )
  const columns = useColumns(kind, show)
  const open = useOpen(kind)
  const reveal = useCallback(({ id }: WorkLine) => setShownId(id), [])
  const shown = rows?.find(({ id }) => id === shownId)
  return (
    <div className={classes.list}>
      <div>{answer.data && <KeptWords kept={answer.data.kept} />}</div>
      <ListWithRecord
        list={
          <DataTable
            key={show}
            label={t('quality:list.label')}
            of={{ ...answer, data: rows }}
            columns={columns}
            rowId={idOf}
            memory={`quality.${kind}.${show}`}
            sortedBy={{ column: 'since' }}
            onOpen={open}
            onShow={reveal}
            shownId={shownId}
            tools={
              <FilterChips<Show>
                label={t('quality:list.label')}
                single
                required
                chips={SHOWN.map((id) => ({ id, label: t(`quality:list.show.${id}`) }))}
                value={[show]}
                onChange={([next = 'asked']) => {
                  setShow(next)
                  setShownId(null)
                }}
              />
            }
            empty={
              <EmptyState icon="check" title={t(`quality:list.none.${show}`)}>
                {t('quality:list.noneText')}
              </EmptyState>
            }
          />
        }
        record={
          shown && (
            <WorkPanel
              key={shown.id}
              kind={kind}
              line={shown}
              onClose={() => setShownId(null)}
              onOpen={() => open(shown)}
            />
          )
        }
      />
    </div>
  )
}

function useColumns(kind: KindId, show: Show): readonly Column<WorkLine>[] {
  const { t } = useText()
  const detail = useDetail(kind)
  return useMemo(() => {
    const { about } = kindOf(kind)
    const columns: readonly Column<WorkLine>[] = [
      {
        id: 'name',
        header: t(about === 'service' ? 'quality:list.columns.organization' : 'quality:list.columns.student'),
        value: ({ name }) => name,
        width: 11,
        grow: 2,
        essential: true,
      },
      {
        id: 'beside',
        header: t(`quality:list.columns.${about === 'student' ? 'studentBeside' : about}`),
        value: ({ beside }) => beside,
        width: 9,
        grow: about === 'student' ? 1 : 2,
        yields: true,
      },
      show === 'asked'
        ? {
            id: 'what',
            header: t('quality:list.columns.what'),
            value: detail,
            width: 14,
            grow: 3,
            yields: true,
          }
        : {
            ...{ id: 'reason', header: t('quality:list.columns.reason') },
            ...{ value: ({ right }) => right?.reason, width: 14, grow: 3, yields: true },
          },
      {
        id: 'since',
        header: t('quality:list.columns.since'),
        value: ({ since }) => since,
        cell: ({ since }) => (since === null ? t('quality:undated') : <DateText on={since} />),
        width: 8,
        grow: 0,
        yields: true,
      },
    ]
    return columns
  }, [t, kind, show, detail])
}
