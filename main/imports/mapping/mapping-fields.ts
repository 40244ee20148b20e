import type { ImportTarget } from '#shared/domain/import.ts'

type Synonyms = Readonly<Record<string, readonly string[]>>

function split(words: string): readonly string[] {
  return words.split(',').map((word) => word.trim())
}

const GUARDIANS = {
  1: split(
    'guardian,guardian 1,parent,parent 1,parent guardian,parent guardian 1,contact,contact 1,contacto,contacto 1,primary contact,emergency contact,emergency contact 1,tutor,tutor 1,padre tutor,madre tutor,padre madre,mother,mother guardian,mother or guardian,madre,madre tutora,mom,g1,p1',
  ),
  2: split(
    'guardian 2,parent 2,parent guardian 2,contact 2,contacto 2,secondary contact,second parent,second guardian,emergency contact 2,tutor 2,padre tutor 2,father,father guardian,father or guardian,padre,dad,g2,p2',
  ),
} as const

function ofGuardian(number: 1 | 2, words: string, alone = ''): readonly string[] {
  const details = split(words)
  return [
    ...GUARDIANS[number].flatMap((who) => details.map((detail) => `${who} ${detail}`.trim())),
    ...(alone ? split(alone) : []),
  ]
}

const NAME_WORDS = 'name,full name,nombre,nombre completo'
const GIVEN_WORDS = 'first name,first,given name,fname,primer nombre'
const FAMILY_WORDS = 'last name,last,family name,surname,lname,apellido,apellidos'
const PHONE_WORDS =
  'phone,phone number,telephone,cell,cell phone,mobile,mobile phone,home phone,telefono,celular,tel'
const EMAIL_WORDS = 'email,e mail,email address,mail,correo,correo electronico'
const RELATION_WORDS = 'relation,relationship,relationship to student,parentesco,relacion,type'
const LANGUAGE_WORDS = 'language,preferred language,idioma,lengua,idioma preferido'

export const STUDENT_FIELDS = {
  localId: split(
    'id,student id,student number,number,local id,local student id,sis id,perm id,permanent id,pupil id,student no,no,lasid,identifier,matricula,numero estudiante,numero alumno,id estudiante,id alumno,clave alumno,school id number',
  ),
  givenName: split(
    'first name,first,given name,fname,name first,legal first name,nombre,nombres,primer nombre',
  ),
  familyName: split('last name,last,family name,surname,lname,name last,legal last name,apellido,apellidos'),
  fullName: split(
    'name,full name,student name,student,pupil,last first,name last first,last name first name,nombre completo,nombre estudiante,nombre alumno,estudiante,alumno,apellidos nombre,apellidos nombres',
  ),
  preferredName: split(
    'preferred name,preferred first name,nickname,goes by,chosen name,known as,nombre preferido,apodo',
  ),
  pronouns: split('pronouns,preferred pronouns,pronombres'),
  birthDate: split(
    'birth date,birthdate,date birth,dob,birthday,bdate,fecha nacimiento,nacimiento,fecha nac,fec nac',
  ),
  grade: split('grade,grade level,current grade,gr,grade lvl,year level,grado,grado escolar,nivel'),
  homeroom: split(
    'homeroom,home room,hr,advisory,homeroom teacher,advisor,homeroom number,salon,aula,grupo,salon hogar,tutoria',
  ),
  homeLanguage: split(
    'home language,language,primary language,native language,first language,language home,language spoken home,home lang,idioma,idioma hogar,idioma en el hogar,lengua en el hogar,lengua materna,lengua hogar,idioma materno,idioma casa',
  ),
  homeZip: split(
    'zip,zip code,zipcode,postal code,postcode,home zip,home zip code,home postal code,mailing zip,mailing zip code,address zip,zip home,codigo postal,cp,codigo postal casa',
  ),
  gender: split('gender,sex,sexo,genero'),
  raceEthnicity: split(
    'race,ethnicity,race ethnicity,ethnic code,federal race,federal race ethnicity,raza,etnia,raza etnia,origen etnico',
  ),
  iep: split('iep,special education,special ed,sped,swd,iep status,educacion especial'),
  section504: split('504,section 504,504 plan,504 status,plan 504,seccion 504'),
  englishLearner: split(
    'el,ell,lep,esl,english learner,english language learner,el status,ell status,mll,multilingual learner,aprendiz ingles,estudiante ingles',
  ),
  homeless: split('homeless,homeless status,mckinney vento,mkv,sin hogar,sin vivienda'),
  foster: split('foster,foster care,foster status,foster youth,cuidado temporal,crianza temporal'),
  insurance: split('insurance,insurance type,health insurance,insurance class,seguro,seguro medico'),
  status: split('status,enrollment status,enrolment status,student status,estado,estatus,situacion'),
  address: split('address,home address,mailing address,street address,street,direccion,domicilio'),
  guardian1Name: ofGuardian(1, `,${NAME_WORDS}`),
  guardian1GivenName: ofGuardian(1, GIVEN_WORDS),
  guardian1FamilyName: ofGuardian(1, FAMILY_WORDS),
  guardian1Phone: ofGuardian(
    1,
    PHONE_WORDS,
    'phone,home phone,phone number,telephone,telefono,telefono casa,celular',
  ),
  guardian1Email: ofGuardian(1, EMAIL_WORDS, 'family email,household email'),
  guardian1Relation: ofGuardian(1, RELATION_WORDS, 'relation,relationship,relationship student,parentesco'),
  guardian1Language: ofGuardian(
    1,
    LANGUAGE_WORDS,
    'correspondence language,language correspondence,family language,idioma correspondencia,idioma familia',
  ),
  guardian2Name: ofGuardian(2, `,${NAME_WORDS}`),
  guardian2GivenName: ofGuardian(2, GIVEN_WORDS),
  guardian2FamilyName: ofGuardian(2, FAMILY_WORDS),
  guardian2Phone: ofGuardian(2, PHONE_WORDS, 'phone 2,second phone,alternate phone,telefono 2'),
  guardian2Email: ofGuardian(2, EMAIL_WORDS),
  guardian2Relation: ofGuardian(2, RELATION_WORDS),
  guardian2Language: ofGuardian(2, LANGUAGE_WORDS),
} as const satisfies Synonyms

export const STAFF_FIELDS = {
  localId: split('id,staff id,employee id,employee number,teacher id,identifier,id empleado,numero empleado'),
  givenName: split('first name,first,given name,fname,nombre,nombres'),
  familyName: split('last name,last,family name,surname,lname,apellido,apellidos'),
  fullName: split(
    'name,full name,staff name,teacher,teacher name,staff,employee,employee name,nombre completo,maestro,maestra,docente,personal',
  ),
  position: split('position,title,job title,role,job,department,puesto,cargo,funcion'),
  email: split('email,e mail,email address,work email,correo,correo electronico'),
  phone: split('phone,phone number,telephone,extension,work phone,cell,telefono,celular'),
} as const satisfies Synonyms

const ORGANIZATION_ID =
  'organization id,organization uuid,organisation id,org id,org uuid,agency id,provider id,id organizacion,id agencia,id proveedor'
const ORGANIZATION_NAME =
  'organization,organization name,organisation,organisation name,org,org name,agency,agency name,provider,provider name,company,parent organization,clinic,clinic name,organizacion,nombre organizacion,agencia,proveedor,institucion,clinica'
const DESCRIPTION = 'description,about,mission,summary,details,descripcion,resumen,mision'
const WEBSITE =
  'website,url,web,web site,web page,webpage,homepage,link,web address,sitio web,pagina web,sitio'
const EMAIL = 'email,e mail,email address,contact email,mail,correo,correo electronico'
const PHONES =
  'phone,phones,phone number,phone numbers,telephone,main phone,contact phone,tel,telefono,telefonos'
const ALTERNATE =
  'alternate name,alternative name,alternate names,aka,also known as,acronym,other name,nombre alterno,otro nombre,siglas'
const LANGUAGES =
  'languages,language,languages spoken,languages offered,language services,speaks,spoken,idiomas,idioma,lenguas,habla'
const HOURS =
  'hours,schedule,hours operation,office hours,business hours,opening hours,operating hours,horario,horarios,horas'
const ADDRESS = {
  address: split(
    'address,street address,address 1,street,physical address,full address,location address,mailing address,direccion,domicilio,calle',
  ),
  address2: split('address 2,suite,unit,address line 2,direccion 2'),
  city: split('city,town,ciudad,municipio'),
  state: split('state,province,state province,estado,provincia'),
  postalCode: split('postal code,zip,zip code,zipcode,postcode,codigo postal,cp'),
} as const

export const ORGANIZATION_FIELDS = {
  sourceId: split(`id,uuid,${ORGANIZATION_ID}`),
  name: split(`name,nombre,${ORGANIZATION_NAME}`),
  alternateName: split(ALTERNATE),
  description: split(DESCRIPTION),
  email: split(EMAIL),
  website: split(WEBSITE),
  phones: split(PHONES),
} as const satisfies Synonyms

export const SERVICE_FIELDS = {
  sourceId: split('id,uuid,service id,service uuid,program id,id servicio'),
  organizationSourceId: split(ORGANIZATION_ID),
  organizationName: split(ORGANIZATION_NAME),
  name: split(
    'name,service,service name,program,program name,nombre,servicio,nombre servicio,programa,nombre programa',
  ),
  alternateName: split(ALTERNATE),
  description: split(`${DESCRIPTION},services offered,services provided,servicios`),
  email: split(EMAIL),
  website: split(WEBSITE),
  phones: split(PHONES),
  status: split('status,service status,estado servicio,estatus'),
  minimumAge: split(
    'minimum age,min age,age minimum,age min,ages from,youngest age,age from,edad minima,edad min',
  ),
  maximumAge: split('maximum age,max age,age maximum,age max,ages to,oldest age,age to,edad maxima,edad max'),
  ages: split('ages,ages served,age,age range,age group,edades,edad,rango edad'),
  languages: split(LANGUAGES),
  interpretation: split(
    'interpretation,interpretation services,interpreter,interpreters,interpretacion,interprete',
  ),
  fees: split('fees,fee,cost,costs,price,fee structure,tarifas,tarifa,costo,costos,precio'),
  applicationProcess: split(
    'application process,how to apply,intake,intake process,intake procedure,referral process,how to refer,access,proceso solicitud,como solicitar,como aplicar,admision',
  ),
  eligibility: split(
    'eligibility,eligibility description,eligibility requirements,who qualifies,population served,elegibilidad,requisitos',
  ),
  wait: split(
    'wait,wait time,waiting time,wait list,waitlist,waiting list,current wait,tiempo espera,lista espera',
  ),
  schedule: split(HOURS),
  areas: split(
    'areas,area,service area,service areas,coverage,coverage area,area served,areas served,counties served,county,counties,area servicio,areas servicio,zona,condado',
  ),
  documents: split('documents,required documents,documents required,documentos,documentos requeridos'),
  payers: split(
    'payers,insurance,insurance accepted,accepted insurance,insurances,takes insurance,takes medicaid,accepts medicaid,medicaid,payment,payment accepted,payments accepted,payment options,seguro,seguros,seguros aceptados,formas pago',
  ),
  telehealth: split('telehealth,virtual,online,teletherapy,telemedicine,telesalud,en linea'),
  slidingFee: split('sliding fee,sliding scale,sliding fee scale,escala movil'),
  locationSourceId: split('location id,location uuid,site id,id ubicacion,id sede'),
  locationName: split('location,location name,site,site name,office,ubicacion,sede,oficina,lugar'),
  ...ADDRESS,
} as const satisfies Synonyms

export const LOCATION_FIELDS = {
  sourceId: split('id,uuid,location id,location uuid,site id,id ubicacion,id sede'),
  organizationSourceId: split(ORGANIZATION_ID),
  organizationName: split(ORGANIZATION_NAME),
  serviceSourceId: split('service id,service uuid,program id,id servicio'),
  serviceName: split('service,service name,program,program name,servicio,programa'),
  name: split(
    'name,location,location name,site,site name,office,office name,nombre,ubicacion,nombre ubicacion,sede,oficina,lugar',
  ),
  alternateName: split(ALTERNATE),
  description: split(DESCRIPTION),
  website: split(WEBSITE),
  phones: split(PHONES),
  languages: split(LANGUAGES),
  schedule: split(HOURS),
  transportation: split(
    'transportation,transit,public transportation,bus,directions,transporte,transporte publico',
  ),
  accessibility: split('accessibility,accessible,ada,wheelchair,accesibilidad'),
  latitude: split('latitude,lat,latitud'),
  longitude: split('longitude,lon,lng,long,longitud'),
  country: split('country,pais'),
  ...ADDRESS,
} as const satisfies Synonyms

const STUDENT_NUMBER =
  'id,student id,student number,number,local id,local student id,sis id,perm id,permanent id,pupil id,student no,lasid,student unique id,student unique state id,student unique number,student identifier,matricula,numero estudiante,numero alumno,id estudiante,id alumno,clave alumno'

export const ABSENCE_FIELDS = {
  localId: split(STUDENT_NUMBER),
  onDay: split(
    'date,day,on day,absence date,attendance date,absent date,event date,date absence,date absent,attendance day,calendar date,fecha,dia,fecha ausencia,fecha asistencia,fecha falta',
  ),
  absenceKind: split(
    'kind,type,code,status,category,absence kind,absence type,absence code,attendance type,attendance code,attendance status,attendance category,attendance event category,attendance event category descriptor,absence event category,absence event category descriptor,all day code,tipo,codigo,tipo ausencia,estado asistencia,tipo falta',
  ),
  minutes: split(
    'minutes,minutes absent,absent minutes,minutes missed,duration minutes,school attendance duration,attendance duration,minutos,minutos ausente',
  ),
  share: split(
    'share,part day,portion,day portion,portion day,fraction,days,days absent,day part,event duration,absence amount,amount,parte dia,fraccion',
  ),
} as const satisfies Synonyms

export const INCIDENT_FIELDS = {
  localId: split(STUDENT_NUMBER.replace('id,', '')),
  incidentKey: split(
    'incident id,incident number,incident,incident identifier,incident no,case number,referral id,referral number,id incidente,numero incidente,incidente',
  ),
  onDay: split('date,day,on day,incident date,event date,date incident,fecha,dia,fecha incidente'),
  atTime: split('time,at time,incident time,time incident,hora,hora incidente'),
  what: split(
    'what,behavior,behaviour,behavior descriptor,behaviors,incident type,type,violation,offense,infraction,incident code,code,category,problem behavior,conducta,tipo,infraccion,falta',
  ),
  place: split('place,location,where,incident location,incident location descriptor,lugar,donde,ubicacion'),
  reporter: split(
    'reporter,reporter role,reported by role,reporter type,reporter description,reporter description descriptor,referrer role,quien reporto,rol informante',
  ),
  participation: split(
    'participation,role,student role,involvement,participation code,student participation code,student participation code descriptor,discipline incident participation code,discipline incident participation code descriptor,papel,participacion,rol',
  ),
  others: split(
    'others,others involved,other students,number others,students involved others,otros,otros involucrados',
  ),
} as const satisfies Synonyms

export type AbsenceColumn = keyof typeof ABSENCE_FIELDS
export type IncidentColumn = keyof typeof INCIDENT_FIELDS
export type StudentColumn = keyof typeof STUDENT_FIELDS
export type StaffColumn = keyof typeof STAFF_FIELDS
export type OrganizationColumn = keyof typeof ORGANIZATION_FIELDS
export type ServiceColumn = keyof typeof SERVICE_FIELDS
export type LocationColumn = keyof typeof LOCATION_FIELDS

/** The fields a column can be mapped to, by what the rows are about, each with the headings it goes by in English and Spanish. */
export const MAPPING_FIELDS: Readonly<Record<ImportTarget, Synonyms>> = {
  students: STUDENT_FIELDS,
  staff: STAFF_FIELDS,
  organizations: ORGANIZATION_FIELDS,
  services: SERVICE_FIELDS,
  locations: LOCATION_FIELDS,
  absences: ABSENCE_FIELDS,
  incidents: INCIDENT_FIELDS,
}

/** Words a heading may begin with without changing what it means, by target. */
export const TARGET_WORDS: Readonly<Record<ImportTarget, readonly string[]>> = {
  students: ['student', 'stu', 'pupil', 'alumno', 'alumna', 'estudiante', 'child'],
  staff: ['staff', 'teacher', 'employee', 'maestro', 'empleado'],
  organizations: [
    'organization',
    'organisation',
    'org',
    'agency',
    'provider',
    'company',
    'organizacion',
    'agencia',
    'proveedor',
  ],
  services: ['service', 'program', 'servicio', 'programa'],
  locations: ['location', 'site', 'office', 'ubicacion', 'sede', 'oficina'],
  absences: ['absence', 'attendance', 'ausencia', 'asistencia', 'descriptor'],
  incidents: ['incident', 'discipline', 'incidente', 'disciplina', 'descriptor'],
}
