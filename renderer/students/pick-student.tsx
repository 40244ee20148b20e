import type { ReactElement } from 'react'
import { type FieldValues } from 'react-hook-form'

import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import { say, useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { type Pick, PickField } from '#renderer/ui/pick-field.tsx'
import type { Relation, StudentLine } from '#shared/domain/student.ts'

/** A student as a line of the finder; keeps what the caller wants to say about them. */
export interface StudentPick extends Pick {
  readonly openCaseCode: string | null
}

/** What tells two students of one name apart. */
export function studentDetail(
  line: StudentLine & { readonly matched?: string | null; readonly keptAway?: Relation | null },
): string {
  return [
    line.grade && say(`vocabulary:grade.${line.grade}`),
    line.homeroom,
    line.localId,
    line.matched,
    line.keptAway &&
      say('common:palette.keptAway', { relation: say(`vocabulary:relation.${line.keptAway}`) }),
    line.openCaseCode && say('students:pick.openCase', { code: line.openCaseCode }),
    line.status === 'left' && say('vocabulary:studentStatus.left'),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Students who fit what was typed, as lines of a finder. */
export async function findStudents(words: string): Promise<readonly StudentPick[]> {
  const lines = await askOnce(api.students.find, { words })
  return lines.map((line) => ({
    id: line.id,
    label: line.name,
    detail: studentDetail(line),
    openCaseCode: line.openCaseCode,
  }))
}

/** Finds a student by any part of the name, id, homeroom, a guardian's name or a telephone number. */
export function PickStudent<Values extends FieldValues>(
  props: Omit<FieldProps<Values>, 'label'> & {
    readonly picked: StudentPick | null
    readonly onPicked: (pick: StudentPick | null) => void
    readonly onCreate?: (words: string) => void
    /** Off where the student is known already. */
    readonly autoFocus?: boolean
  },
): ReactElement {
  const { t } = useText()
  const { onPicked, onCreate, picked, autoFocus = true, ...field } = props
  return (
    <PickField
      {...field}
      label={t('students:pick.label')}
      placeholder={t('students:pick.placeholder')}
      required
      autoFocus={autoFocus}
      find={findStudents}
      picked={picked}
      // What `findStudents` made comes back as it was.
      onPicked={(pick) => onPicked(pick as StudentPick | null)}
      {...(onCreate && {
        create: { label: (words: string) => t('students:pick.create', { words }), onCreate },
      })}
    />
  )
}
