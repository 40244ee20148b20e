import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { project } from '#build/program.ts'

/** Files by name, as text. */
export type FilesByName = Readonly<Record<string, string>>

/** Lays files out in a folder of their own. */
export async function folderOf(files: FilesByName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'footbridge-files-'))
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

function listed(count: number, write: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => write(at)).join('\n')
}

/** Files of the same shape as the published samples, by the sample's folder. */
const synthetic = {
  'oneroster-1.1': {
    'manifest.csv': 'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n',
    'academicSessions.csv': 'sourcedId,status,title\n',
    'demographics.csv': 'userSourcedId,status,birthdate,sex,cityOfBirth\n',
    'orgs.csv': 'sourcedId,status,name,type\n12345,active,School 1,school\n54321,,School 2,school\n',
    'users.csv':
      'sourcedId,enabledUser,status,orgSourcedIds,role,username,givenName,familyName,identifier,email,ext_imagineLearning_studentPassword,ext_imagineLearning_Language\n' +
      'user1,TRUE,,12345,student,one,ionut,padurariu,user identifier,,Synthetic-Pw-1,x\n' +
      'user2,TRUE,,54321,student,two,ionut2,padurariu,user identifier 2,,Synthetic-Pw-2,\n',
  },
  'hsds-spec-3.0': {
    'organizations.csv': 'id,name,description,tax_status\no1,Example Organization Inc.,Example,tax_status\n',
    'services.csv':
      'id,organization_id,name,status,wait_time,minimum_age,maximum_age\ns1,o1,Community Counselling,active,wait_time,10,100\n',
    'locations.csv': 'id,organization_id,name\nl1,o1,MyCity Civic Center\n',
    'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\n',
    'languages.csv': 'id,service_id,name,code\ng1,s1,Urdu,ur\n',
    'phones.csv': 'id,service_id,number\nt1,s1,"""+44 1234 234567"""\n',
  },
  'hsds-florida': {
    'organizations.csv': `organization_uuid,organization_name,organization_tax_id\n${listed(20, (at) => `o${at},Legal Aid ${at},`)}`,
    'services.csv': `service_uuid,organization_name,organization_uuid,service_name,service_min_age,service_income_limit,,\n${listed(135, (at) => `s${at},Legal Aid ${at % 20},o${at % 20},Service ${at},,200,,`)}`,
    'locations.csv': `organization_name,organization_uuid,location_name,location_uuid,location_address\n${listed(378, (at) => `Legal Aid ${at % 20},o${at % 20},House ${at},l${at},State: FL`)}`,
  },
} as const satisfies Record<string, FilesByName>

/** The folder of a published sample where it lies beside the repository, else one of the same shape, with a sentence saying so. */
export async function sampleFolder(name: keyof typeof synthetic): Promise<string> {
  const beside = join(project, '..', 'shared', 'data', name)
  if (existsSync(beside)) return beside
  console.log(
    `The sample data "${name}" is not beside this repository: synthetic files of the same shape are imported instead.`,
  )
  return folderOf(synthetic[name])
}
