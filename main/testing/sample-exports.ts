/** Files of an export by name. */
export type ExportFiles = Readonly<Record<string, string>>

function listed(count: number, write: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => write(at)).join('\n')
}

/** Shaped like the published OneRoster 1.1 export: two students, extension columns, one of them a password, files with headings only. */
export const oneRosterExport: ExportFiles = {
  'manifest.csv': 'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n',
  'academicSessions.csv': 'sourcedId,status,title\n',
  'demographics.csv': 'userSourcedId,status,birthdate,sex,cityOfBirth\n',
  'orgs.csv': 'sourcedId,status,name,type\n12345,active,School 1,school\n54321,,School 2,school\n',
  'users.csv':
    'sourcedId,enabledUser,status,orgSourcedIds,role,username,givenName,familyName,identifier,email,ext_imagineLearning_studentPassword,ext_imagineLearning_Language\n' +
    'user1,TRUE,,12345,student,one,ionut,padurariu,user identifier,,Synthetic-Pw-1,x\n' +
    'user2,TRUE,,54321,student,two,ionut2,padurariu,user identifier 2,,Synthetic-Pw-2,\n',
}

/** Shaped like the published HSDS 3.0 examples: one organization, service and place, with placeholders among the values. */
export const hsdsExport: ExportFiles = {
  'organizations.csv': 'id,name,description,tax_status\no1,Example Organization Inc.,Example,tax_status\n',
  'services.csv':
    'id,organization_id,name,status,wait_time,minimum_age,maximum_age\ns1,o1,Community Counselling,active,wait_time,10,100\n',
  'locations.csv': 'id,organization_id,name\nl1,o7,MyCity Civic Center\n',
  'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\n',
  'languages.csv': 'id,service_id,name,code\ng1,s1,Urdu,ur\n',
  'cost_options.csv': 'id,service_id,option,currency,amount\nc1,s1,Under 18s,gbp,35\n',
  'schedules.csv': 'id,service_id,byday,opens_at,closes_at\nh1,s1,"TH,FR",10:00:00,18:00:00\n',
  'phones.csv': 'id,service_id,number\nt1,s1,"""+44 1234 234567"""\n',
}

/** Shaped like the published Florida directory: 20 organizations, 135 services and 378 places under headings of its own, two of them empty. */
export const floridaExport: ExportFiles = {
  'organizations.csv': `organization_uuid,organization_name,organization_tax_id\n${listed(20, (at) => `fo${at},Legal Aid ${at},`)}`,
  'services.csv': `service_uuid,organization_name,organization_uuid,service_name,service_min_age,service_income_limit,,\n${listed(135, (at) => `fs${at},Legal Aid ${at % 20},fo${at % 20},Service ${at},,200,,`)}`,
  'locations.csv': `organization_name,organization_uuid,location_name,location_uuid,location_address\n${listed(378, (at) => `Legal Aid ${at % 20},fo${at % 20},House ${at},fl${at},State: FL`)}`,
}
