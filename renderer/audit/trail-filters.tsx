import { Button, NativeSelect } from '@mantine/core'
import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { z } from 'zod'

import { AuditKind } from '#shared/domain/audit.ts'
import { Day } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { askOnce, useAnswer } from '#renderer/query.ts'
import { studentDetail } from '#renderer/students/pick-student.tsx'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { type Pick, PickInput } from '#renderer/ui/pick-field.tsx'
import classes from './audit.module.css'
import type { TrailSearch } from './trail-search.ts'

interface Props {
  readonly search: TrailSearch
  readonly view: 'looks' | 'all'
  readonly onChange: (search: TrailSearch) => void
}

async function findStudents(words: string): Promise<readonly Pick[]> {
  const lines = await askOnce(api.students.find, { words })
  return lines.map((line) => ({ id: line.id, label: line.name, detail: studentDetail(line) }))
}

/** Narrows the trail to a student, a person, a kind of entry and a period. */
export function TrailFilters({ search, view, onChange }: Props): ReactElement {
  const { t } = useText()
  const people = useAnswer(api.accounts.list, {})
  const { view: _, ...wishes } = search
  const isNarrowed = Object.values(wishes).some((wish) => wish !== undefined)
  return (
    <div role="search" aria-label={t('audit:filters.label')} className={classes.filters}>
      <OneStudent key={search.studentId} search={search} onChange={onChange} />
      <NativeSelect
        label={t('audit:filters.person')}
        value={search.actorId ?? ''}
        onChange={(event) => onChange({ ...search, actorId: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('audit:filters.everyone') },
          ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {view === 'all' && (
        <NativeSelect
          label={t('audit:filters.kind')}
          value={search.kind ?? ''}
          onChange={(event) =>
            onChange({ ...search, kind: AuditKind.safeParse(event.currentTarget.value).data })
          }
          data={[
            { value: '', label: t('audit:filters.anything') },
            ...AuditKind.options.map((kind) => ({ value: kind, label: t(`audit:filters.kinds.${kind}`) })),
          ]}
        />
      )}
      <Period search={search} onChange={onChange} />
      {isNarrowed && (
        <Button variant="subtle" onClick={() => onChange({ view: search.view })}>
          {t('common:actions.clear')}
        </Button>
      )}
    </div>
  )
}

/** The student's name comes from the finder: to look it up in the record would leave a trace of opening it. */
function OneStudent({ search, onChange }: Omit<Props, 'view'>): ReactElement {
  const { t } = useText()
  const { studentId } = search
  const [picked, setPicked] = useState<Pick | null>(null)
  const looks = useAnswer(
    api.audit.looks,
    { studentId: studentId ?? null, actorId: null, from: null, to: null },
    { enabled: studentId !== undefined },
  )
  const known = useMemo(() => {
    const about = looks.data?.rows.find(
      ({ about }) => about.kind === 'student' && about.id === studentId,
    )?.about
    return about?.kind === 'student' ? { id: about.id, label: about.name } : null
  }, [looks.data, studentId])
  return (
    <div className={classes.student}>
      <PickInput
        label={t('audit:filters.student')}
        placeholder={t('audit:filters.studentExample')}
        find={findStudents}
        picked={picked ?? known}
        onPicked={setPicked}
        value={studentId ?? null}
        onChange={(id) => onChange({ ...search, studentId: id ?? undefined })}
      />
    </div>
  )
}

const Days = z.object({ from: Day.nullable(), to: Day.nullable() })

function Period({ search, onChange }: Omit<Props, 'view'>): ReactElement {
  const { t } = useText()
  const of = useRecordForm(Days, {
    defaults: { from: search.from ?? null, to: search.to ?? null },
    save: async () => {},
  })
  const { watch } = of.form
  useEffect(() => {
    const watching = watch((values) => {
      const days = Days.safeParse(values)
      if (!days.success) return
      const from = days.data.from ?? undefined
      const to = days.data.to ?? undefined
      if (from !== search.from || to !== search.to) onChange({ ...search, from, to })
    })
    return () => watching.unsubscribe()
  }, [watch, search, onChange])
  return (
    <>
      <DateField
        of={of}
        name="from"
        label={t('audit:filters.from')}
        example={t('audit:filters.dayExample')}
        past
      />
      <DateField
        of={of}
        name="to"
        label={t('audit:filters.to')}
        example={t('audit:filters.dayExample')}
        past
      />
    </>
  )
}
