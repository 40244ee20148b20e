/** The name used at school, as a column over the student under this alias; the same rule as `schoolName`. */
export function schoolNameOf(alias: string): string {
  return `coalesce(nullif(${alias}.preferred_name, ''), ${alias}.given_name) || ' ' || ${alias}.family_name`
}
