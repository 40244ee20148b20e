import { Checkbox, NativeSelect } from '@mantine/core'
import { type ReactElement, useMemo, useState } from 'react'

import type { PrintAs } from '#shared/api/paper.ts'
import { FORM_IDS, type FormId, FORMS } from '#shared/domain/form.ts'
import type { FormBatch } from '#shared/domain/many-at-once.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { type Grade, GRADES } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { knownInterpreters } from '#renderer/packets/known-interpreters.ts'
import { useAnswer } from '#renderer/query.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer, Loading } from '#renderer/ui/answer.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { ChooseMany } from './choose-many.tsx'
import { HowTheyLook, useLook } from './how-they-look.tsx'
import { usePaused } from './paused.ts'
import { NOTHING_CHOSEN, PrintMany, readyOf } from './print-many.tsx'
import classes from './printing.module.css'
import { ReadyForms } from './ready-forms.tsx'

const FOR_STUDENTS = FORM_IDS.filter((form) => FORMS[form].forStudent)

/** Forms filled in for many students: which, for whom, and the print itself. */
export function FormsOfMany(): ReactElement {
  const { t } = useText()
  const [look, changeLook] = useLook()
  const [grade, setGrade] = useRemembered<Grade | null>('printing.grade', null)
  const [studentIds, setStudentIds] = useRemembered<readonly string[]>('printing.students', [])
  const [forms, setForms] = useRemembered<readonly FormId[]>('printing.forms', [])
  const students = useAnswer(api.students.list, { status: 'active' })
  const print = useTask(api.printing.printForms)
  const [interpreters, setInterpreters] = useState(knownInterpreters)
  const [languages, setLanguages] = useRemembered<Readonly<Record<string, PacketLanguage>>>(
    'printing.languages',
    {},
  )
  const key = JSON.stringify(look && { ...look, studentIds, forms, interpreters, languages })
  const batch = useMemo(() => JSON.parse(key) as FormBatch | null, [key])
  const asked = usePaused(batch)
  const isAsked = asked !== null && asked.studentIds.length > 0 && asked.forms.length > 0
  const ready = useAnswer(api.printing.readyForms, asked as FormBatch, { enabled: isAsked, keepBefore: true })
  const rows = students.data?.rows
  const inGrade = useMemo(
    () =>
      (rows ?? [])
        .filter((student) => grade === null || student.grade === grade)
        .map(({ id, listName, grade: theirs, homeroom }) => ({
          id,
          name: listName,
          facts: [theirs && t(`vocabulary:grade.${theirs}`), homeroom].filter(Boolean).join(' · '),
        }))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    [rows, grade, t],
  )
  if (!look) return <Loading lines={8} />
  const start = (as: PrintAs) => {
    if (!batch || !ready.data) return
    const seen = Object.fromEntries(ready.data.map(({ studentId, digest }) => [studentId, digest]))
    void print.start({ batch, as, seen })
  }
  const isChosen = studentIds.length > 0 && forms.length > 0
  const known = isChosen ? (isAsked ? readyOf(ready, asked === batch) : null) : NOTHING_CHOSEN
  const choose = (form: FormId, isTicked: boolean) =>
    setForms(FORM_IDS.filter((one) => (one === form ? isTicked : forms.includes(one))))
  const grades = GRADES.filter((one) => rows?.some((student) => student.grade === one))
  return (
    <>
      <div className={classes.sides}>
        <Answer of={students} lines={8}>
          {() => (
            <ChooseMany
              title={t('printing:whom.forms')}
              keptAs="printing.forStudents"
              of={inGrade}
              tools={
                <NativeSelect
                  label={t('printing:whom.grade')}
                  value={grade ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    setGrade(GRADES.find((one) => one === value) ?? null)
                  }
                  data={[
                    { value: '', label: t('printing:whom.everyGrade') },
                    ...grades.map((value) => ({ value, label: t(`vocabulary:grade.${value}`) })),
                  ]}
                />
              }
              chosen={studentIds}
              onChoose={setStudentIds}
            />
          )}
        </Answer>
        <HowTheyLook look={look} onChange={changeLook}>
          <fieldset className={classes.parts}>
            <legend>{t('printing:how.forms')}</legend>
            {FOR_STUDENTS.map((form) => (
              <Checkbox
                key={form}
                label={t(`forms:names.${form}`)}
                checked={forms.includes(form)}
                onChange={({ currentTarget: { checked } }) => choose(form, checked)}
              />
            ))}
          </fieldset>
        </HowTheyLook>
      </div>
      <Section title={t('printing:ready.title')}>
        <div className={classes.stack}>
          {isChosen && isAsked ? (
            <Answer of={ready} lines={2}>
              {(told) => (
                <ReadyForms
                  students={told}
                  nameOf={(id) => rows?.find((row) => row.id === id)?.listName ?? ''}
                  isOwnLanguage={look.language === null}
                  onInterpreter={() => setInterpreters(knownInterpreters())}
                  onLanguage={(id, language) => setLanguages((before) => ({ ...before, [id]: language }))}
                />
              )}
            </Answer>
          ) : (
            <p className={classes.quiet}>{t('printing:ready.choose')}</p>
          )}
          <PrintMany task={print} ready={known} onStart={start} />
        </div>
      </Section>
    </>
  )
}
