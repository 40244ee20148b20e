import { useState } from 'react'

import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import type { StudentPick } from './pick-student.tsx'

/** The student a form is about, by name: as picked, or looked up when the form began or was restored with an id. */
export function useStudentPick(
  studentId: string | undefined,
): readonly [StudentPick | null, (pick: StudentPick | null) => void] {
  const [picked, setPicked] = useState<StudentPick | null>(null)
  const isPicked = picked !== null && picked.id === studentId
  const record = useAnswer(
    api.students.get,
    { id: studentId ?? '' },
    { enabled: studentId !== undefined && !isPicked },
  )
  if (isPicked || !record.data || record.data.student.id !== studentId)
    return [isPicked ? picked : null, setPicked]
  const { student, cases } = record.data
  const open = cases.find(({ closedOn }) => closedOn === null)
  return [{ id: student.id, label: schoolName(student), openCaseCode: open?.code ?? null }, setPicked]
}
