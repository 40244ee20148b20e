/** The given name used at school, worded as the index of the list has it. */
const givenAtSchool = (alias: string): string =>
  `coalesce(nullif(${alias}.preferred_name, ''), ${alias}.given_name)`

/** The name used at school, as a column over the student under this alias; the same rule as `schoolName`. */
export function schoolNameOf(alias: string): string {
  return `trim(${givenAtSchool(alias)} || ' ' || ${alias}.family_name)`
}

/** The same as it stands in a sorted list: "Marsh, Rosa". */
export function listNameOf(alias: string): string {
  return `coalesce(nullif(${alias}.family_name, '') || ', ', '') || ${givenAtSchool(alias)}`
}

/** The order of an office's folders. */
export function inListOrder(alias: string): string {
  return `${alias}.family_name COLLATE NOCASE, ${givenAtSchool(alias)} COLLATE NOCASE, ${alias}.id`
}
