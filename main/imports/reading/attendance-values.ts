import { AttendanceKind, IncidentPlace, IncidentWhat, ReporterRole } from '#shared/domain/attendance.ts'

import { valueList } from './value-lists.ts'

/** What files say of a student and a day: an absence, coming late, or that they were there, of which nothing is kept. */
export const attendanceKinds = valueList([...AttendanceKind.options, 'present'], {
  excused:
    'e,excused absence,absent excused,ae,exc,authorized absence,excused full day,justificada,ausencia justificada,falta justificada',
  unexcused:
    'u,unexcused absence,absent unexcused,au,unx,unexc,unauthorized absence,truant,truancy,unverified,no justificada,ausencia injustificada,injustificada,falta injustificada',
  suspension:
    'oss,suspended,out of school suspension,out-of-school suspension,suspension out of school,absent suspension,suspensión,suspendido,suspendida,suspension fuera de la escuela',
  tardy:
    't,late,tardy excused,tardy unexcused,excused tardy,unexcused tardy,l,tardanza,retraso,llego tarde,tarde',
  present:
    'p,in attendance,attended,here,in school suspension,in-school suspension,iss,remote,virtual,field trip,presente,asistio',
})

/** What somebody did; of what files name by the law or the rules alone it is only known that it was against them. */
export const incidentWhats = valueList(IncidentWhat.options, {
  fighting:
    'fight,physical fight,physical altercation,physical aggression,assault,battery,hitting,pelea,agresion fisica',
  threat: 'threats,threatening,verbal threat,intimidation,amenaza,amenazas',
  bullying: 'harassment,sexual harassment,cyberbullying,hazing,acoso,hostigamiento',
  weapon: 'weapons,weapon possession,weapons possession,firearm,knife,arma,armas',
  substance:
    'drugs,drug,alcohol,tobacco,vaping,vape,illicit drug,drug possession,marijuana,controlled substance,drogas,sustancias,alcohol tobacco',
  theft: 'stealing,robbery,burglary,robo,hurto',
  property: 'vandalism,property damage,graffiti,arson,vandalismo,daños',
  defiance:
    'insubordination,disrespect,non-compliance,noncompliance,refusal,desafio,desobediencia,falta de respeto',
  disruption:
    'disruptive behavior,disorderly conduct,class disruption,disruptive,horseplay,interrupcion,desorden',
  language: 'profanity,inappropriate language,obscenity,abusive language,lenguaje,groserias',
  leaving:
    'skipping,skipping class,cutting class,left campus,elopement,out of bounds,leaving without permission,fuga',
  technology: 'cell phone,phone use,electronic device,technology violation,telefono,celular',
  'school-rules':
    'school violation,school code of conduct,code of conduct,other violation,dress code,infraccion,reglamento',
  offense: 'state offense,state law crime,offense,crime,delito',
  other: 'otro,otra',
})

/** Where it happened, as Ed-Fi and school programs write it. */
export const incidentPlaces = valueList(IncidentPlace.options, {
  classroom: 'class,salon,aula,computer lab',
  hallway: 'hall,hallway or stairs,stairs,corridor,stairwell,pasillo,escaleras',
  cafeteria: 'cafeteria area,lunchroom,comedor',
  restroom: 'bathroom,baño,toilet',
  gym: 'locker room,gymnasium,locker room or gym areas,gimnasio,vestidor',
  library: 'library media center,library/media center,biblioteca',
  playground: 'athletic field or playground,athletic field,field,recess,stadium,patio,cancha',
  office: 'administrative offices area,main office,oficina',
  parking: 'parking lot,estacionamiento',
  bus: 'school bus,bus stop,school bus stop,autobus,walking to or from school',
  'school-other': 'on campus,on school,other,elsewhere at school,on-campus other,auditorium,school grounds',
  'off-campus': 'off campus,off school,off school property,fuera de la escuela',
  online: 'internet,social media,en linea',
})

/** What whoever reported it is to the school. */
export const reporterRoles = valueList(ReporterRole.options, {
  staff:
    'teacher,employee,school staff,administrator,counselor,principal,bus driver,maestro,maestra,personal',
  student: 'pupil,peer,victim,alumno,estudiante',
  parent: 'parents,guardian,parent guardian,parent/guardian,padre,madre,tutor',
  police: 'law enforcement officer,law enforcement,sro,school resource officer,policia',
  other: 'non-school personnel,non school personnel,otro,visitor',
})

/** Which part a student had in it (Ed-Fi DisciplineIncidentParticipationCode). Only who did something has an incident. */
export const participations = valueList(['offender', 'victim', 'witness', 'reporter'], {
  offender: 'perpetrator,aggressor,participant,involved,accused,agresor,responsable',
  victim: 'target,victima',
  witness: 'bystander,testigo',
  reporter: 'reported by,informante',
})
