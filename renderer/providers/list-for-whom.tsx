import { type ReactElement, useState } from 'react'

import { homeOnPaper } from '#shared/domain/home-on-paper.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { findStudents } from '#renderer/students/pick-student.tsx'
import { useText } from '#renderer/text.ts'
import { type Pick, PickInput } from '#renderer/ui/pick-field.tsx'

/** For whose family a list is; it names nobody, and says how far everything is where that is known. */
export function ListForWhom({
  studentId,
  onChange,
}: {
  readonly studentId: string | null
  readonly onChange: (studentId: string | null) => void
}): ReactElement {
  const { t } = useText()
  const [picked, setPicked] = useState<Pick | null>(null)
  return (
    <>
      <PickInput
        label={t('providers:resources.forWhom')}
        description={t('providers:resources.forWhomHint')}
        placeholder={t('students:pick.placeholder')}
        find={findStudents}
        picked={picked}
        value={studentId}
        onChange={onChange}
        onPicked={setPicked}
      />
      {studentId !== null && <HowFar studentId={studentId} />}
    </>
  )
}

/** Whether the list can say how far everything is, and otherwise what stands in its way. */
function HowFar({ studentId }: { readonly studentId: string }): ReactElement {
  const { t } = useText()
  const record = useAnswer(api.students.get, { id: studentId })
  const home = record.data ? homeOnPaper(record.data.student, record.data.contacts, null) : undefined
  const zip = home?.zip ?? null
  const answer = useAnswer(
    api.postalAreas.distances,
    { from: zip, serviceIds: [] },
    { enabled: zip !== null },
  )
  const isKnown = answer.data?.from?.isKnown
  const why = home?.why ?? (isKnown === false ? 'no-area' : null)
  return (
    <p role="status">
      {why !== null && t(`providers:resources.noDistance.${why}`)}
      {why === null && isKnown === true && t('providers:resources.withDistance')}
    </p>
  )
}
