import { homeZipOf } from './areas.ts'
import { csvFile } from './csv.ts'
import { dayText } from './days.ts'
import { gradeIn, LAST_GRADE, FIRST_GRADE, type Guardian, type People, type YearOfPeople } from './people.ts'

const SCHOOL = 'ORG-SCHOOL'
const DISTRICT = 'ORG-DISTRICT'

const PERSON = [
  'sourcedId',
  'status',
  'dateLastModified',
  'enabledUser',
  'orgSourcedIds',
  'role',
  'username',
  'userIds',
  'givenName',
  'familyName',
  'middleName',
  'identifier',
  'email',
  'sms',
  'phone',
  'agentSourcedIds',
  'grades',
  'password',
  'metadata.homeLanguage',
  'metadata.homeZip',
] as const

const RACES = [
  'americanIndianOrAlaskaNative',
  'asian',
  'blackOrAfricanAmerican',
  'nativeHawaiianOrOtherPacificIslander',
  'white',
  'demographicRaceTwoOrMoreRaces',
  'hispanicOrLatinoEthnicity',
] as const

const two = (grade: number): string => String(grade).padStart(2, '0')

/** One roster as a student information system exports it: OneRoster 1.1, CSV, by file name. */
export function rosterFiles(
  { year, pupils, homerooms }: YearOfPeople,
  { colleagues }: People,
  schoolName: string,
): ReadonlyMap<string, string> {
  const term = `AS-${year.year}`
  const stamp = `${dayText(year.firstDay - 14)}T06:00:00.000Z`
  const kept = { status: 'active', dateLastModified: stamp }
  const grades = Array.from({ length: LAST_GRADE - FIRST_GRADE + 1 }, (_, at) => two(FIRST_GRADE + at)).join(
    ',',
  )
  const children = new Map<Guardian, string[]>()
  for (const { sourceId, household } of pupils) {
    for (const guardian of household.guardians)
      children.set(guardian, [...(children.get(guardian) ?? []), sourceId])
  }
  const person = { ...kept, enabledUser: true, orgSourcedIds: SCHOOL }

  const users = [
    ...pupils.map((pupil) => ({
      ...person,
      sourcedId: pupil.sourceId,
      role: 'student',
      username: pupil.localId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      identifier: pupil.localId,
      agentSourcedIds: pupil.household.guardians.map(({ sourceId }) => sourceId).join(','),
      grades: two(gradeIn(pupil, year.year)),
      'metadata.homeLanguage': pupil.household.language,
      'metadata.homeZip': homeZipOf(pupil.household.guardians[0]?.sourceId),
    })),
    ...[...children].map(([guardian, ids]) => ({
      ...person,
      sourcedId: guardian.sourceId,
      role: guardian.role,
      username: guardian.sourceId.toLowerCase(),
      givenName: guardian.givenName,
      familyName: guardian.familyName,
      email: guardian.email,
      sms: guardian.sms,
      phone: guardian.phone,
      agentSourcedIds: ids.join(','),
      'metadata.homeLanguage': guardian.language,
    })),
    ...colleagues.map((colleague) => ({
      ...person,
      sourcedId: colleague.sourceId,
      role: colleague.role,
      username: colleague.email.replace(/@.*/, ''),
      givenName: colleague.givenName,
      familyName: colleague.familyName,
      email: colleague.email,
    })),
  ]

  return new Map([
    [
      'manifest.csv',
      csvFile(
        ['propertyName', 'value'],
        [
          ['manifest.version', '1.0'],
          ['oneroster.version', '1.1'],
          ['file.academicSessions', 'bulk'],
          ['file.categories', 'absent'],
          ['file.classes', 'bulk'],
          ['file.classResources', 'absent'],
          ['file.courses', 'bulk'],
          ['file.courseResources', 'absent'],
          ['file.demographics', 'bulk'],
          ['file.enrollments', 'bulk'],
          ['file.lineItems', 'absent'],
          ['file.orgs', 'bulk'],
          ['file.resources', 'absent'],
          ['file.results', 'absent'],
          ['file.users', 'bulk'],
          ['source.systemName', 'Sample school'],
          ['source.systemCode', 'sample-school'],
        ].map(([propertyName, value]) => ({ propertyName: propertyName ?? null, value: value ?? null })),
      ),
    ],
    [
      'orgs.csv',
      csvFile(
        ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
        [
          {
            ...kept,
            sourcedId: DISTRICT,
            name: 'Sample Unified District',
            type: 'district',
            identifier: 'D-1',
          },
          {
            ...kept,
            sourcedId: SCHOOL,
            name: schoolName,
            type: 'school',
            identifier: 'D-1-01',
            parentSourcedId: DISTRICT,
          },
        ],
      ),
    ],
    [
      'academicSessions.csv',
      csvFile(
        [
          'sourcedId',
          'status',
          'dateLastModified',
          'title',
          'type',
          'startDate',
          'endDate',
          'parentSourcedId',
          'schoolYear',
        ],
        [
          {
            ...kept,
            sourcedId: term,
            title: `School year ${year.year}/${year.year + 1}`,
            type: 'schoolYear',
            startDate: dayText(year.firstDay),
            endDate: dayText(year.lastDay),
            schoolYear: year.year + 1,
          },
        ],
      ),
    ],
    [
      'courses.csv',
      csvFile(
        [
          'sourcedId',
          'status',
          'dateLastModified',
          'schoolYearSourcedId',
          'title',
          'courseCode',
          'grades',
          'orgSourcedId',
          'subjects',
          'subjectCodes',
        ],
        [
          {
            ...kept,
            sourcedId: 'C-HOMEROOM',
            schoolYearSourcedId: term,
            title: 'Homeroom',
            courseCode: 'HR',
            grades,
            orgSourcedId: SCHOOL,
          },
        ],
      ),
    ],
    [
      'classes.csv',
      csvFile(
        [
          'sourcedId',
          'status',
          'dateLastModified',
          'title',
          'grades',
          'courseSourcedId',
          'classCode',
          'classType',
          'location',
          'schoolSourcedId',
          'termSourcedIds',
          'subjects',
          'subjectCodes',
          'periods',
        ],
        homerooms.map(({ title, grade }, at) => ({
          ...kept,
          sourcedId: `${term}-${title}`,
          title,
          grades: two(grade),
          courseSourcedId: 'C-HOMEROOM',
          classCode: title,
          classType: 'homeroom',
          location: `Room ${101 + at}`,
          schoolSourcedId: SCHOOL,
          termSourcedIds: term,
          periods: '0',
        })),
      ),
    ],
    ['users.csv', csvFile(PERSON, users)],
    [
      'enrollments.csv',
      csvFile(
        [
          'sourcedId',
          'status',
          'dateLastModified',
          'classSourcedId',
          'schoolSourcedId',
          'userSourcedId',
          'role',
          'primary',
          'beginDate',
          'endDate',
        ],
        homerooms.flatMap(({ title, teacher, pupils: inRoom }) => {
          const seat = {
            ...kept,
            classSourcedId: `${term}-${title}`,
            schoolSourcedId: SCHOOL,
            beginDate: dayText(year.firstDay),
          }
          return [
            {
              ...seat,
              sourcedId: `E-${term}-${title}-${teacher.sourceId}`,
              userSourcedId: teacher.sourceId,
              role: 'teacher',
              primary: true,
            },
            ...inRoom.map(({ sourceId }) => ({
              ...seat,
              sourcedId: `E-${term}-${sourceId}`,
              userSourcedId: sourceId,
              role: 'student',
              primary: false,
            })),
          ]
        }),
      ),
    ],
    [
      'demographics.csv',
      csvFile(
        [
          'sourcedId',
          'status',
          'dateLastModified',
          'birthDate',
          'sex',
          ...RACES,
          'countryOfBirthCode',
          'stateOfBirthAbbreviation',
          'cityOfBirth',
          'publicSchoolResidenceStatus',
        ],
        pupils.map((pupil) => ({
          ...kept,
          sourcedId: pupil.sourceId,
          birthDate: dayText(pupil.birthDay),
          sex: pupil.sex,
          ...Object.fromEntries(RACES.map((race) => [race, pupil.race.includes(race)])),
        })),
      ),
    ],
  ])
}
