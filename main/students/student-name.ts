import { SIGNS_OF_NAMES } from '#shared/domain/student.ts'

/** The given name used at school, worded as the index of the list has it. */
const givenAtSchool = (alias: string): string =>
  `coalesce(nullif(${alias}.preferred_name, ''), ${alias}.given_name)`

/** Whether a text that is not empty is written in the signs of Chinese, Japanese and Korean names alone. */
const isInSigns = (text: string): string => `${text} <> '' AND ${text} NOT GLOB '*[^${SIGNS_OF_NAMES}]*'`

/** The name at school in one piece where both its parts are written in signs, and otherwise as given. */
const inOnePiece = (alias: string, otherwise: string): string =>
  `CASE WHEN ${isInSigns(`${alias}.family_name`)} AND ${isInSigns(givenAtSchool(alias))}
     THEN ${alias}.family_name || ${givenAtSchool(alias)} ELSE ${otherwise} END`

/** The name used at school, as a column over the student under this alias; the same rule as `schoolName`. */
export function schoolNameOf(alias: string): string {
  return inOnePiece(alias, `trim(${givenAtSchool(alias)} || ' ' || ${alias}.family_name)`)
}

/** The same as it stands in a sorted list: "Marsh, Rosa", or 陈小明 as it is. */
export function listNameOf(alias: string): string {
  return inOnePiece(
    alias,
    `coalesce(nullif(${alias}.family_name, '') || ', ', '') || ${givenAtSchool(alias)}`,
  )
}

/** The order of an office's folders. */
export function inListOrder(alias: string): string {
  return `${alias}.family_name COLLATE NOCASE, ${givenAtSchool(alias)} COLLATE NOCASE, ${alias}.id`
}
