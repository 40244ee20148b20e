import type { Choice } from './chance.ts'

/** The names of one community, and what its families tend to speak and read at home. */
export interface Community {
  readonly given: Readonly<Record<'female' | 'male', readonly string[]>>
  readonly family: readonly string[]
  /** Two family names, as in much of the Spanish-speaking world. */
  readonly twoFamilyNames?: number
  /** Languages at home other than English, and how likely it is that one of them is spoken there. */
  readonly languages: readonly Choice<string>[]
  readonly speaksIt: number
  readonly race: readonly Choice<readonly RaceColumn[]>[]
}

/** The race and ethnicity columns of a OneRoster file. */
export type RaceColumn =
  | 'americanIndianOrAlaskaNative'
  | 'asian'
  | 'blackOrAfricanAmerican'
  | 'nativeHawaiianOrOtherPacificIslander'
  | 'white'
  | 'demographicRaceTwoOrMoreRaces'
  | 'hispanicOrLatinoEthnicity'

const list = (names: string): readonly string[] => names.split(', ')

const always = (...columns: readonly RaceColumn[]): readonly Choice<readonly RaceColumn[]>[] => [[columns, 1]]

const mixed: Choice<readonly RaceColumn[]> = [['demographicRaceTwoOrMoreRaces'], 0.08]

const english: Community = {
  given: {
    female: list(
      'Abigail, Amelia, Audrey, Charlotte, Chloe, Clara, Daisy, Eleanor, Emma, Grace, Hannah, Hazel, Isla, Lily, Lucy, Maeve, Megan, Molly, Nora, Paige, Quinn, Rose, Ruby, Sadie, Sophie, Tess, Violet, Willa, Bo, Jo',
    ),
    male: list(
      'Aiden, Asher, Ben, Caleb, Carter, Cole, Declan, Dylan, Eli, Ethan, Finn, Gavin, Henry, Hudson, Jack, Jonah, Liam, Logan, Luke, Mason, Nathan, Noah, Oliver, Owen, Ryan, Samuel, Theo, Wyatt, Ty, Al',
    ),
  },
  family: list(
    "Abbott, Archer, Bennett, Blackwood, Brennan, Callahan, Carver, Chambers, Clarke, Cooper, D'Arcy, Doyle, Ellison, Fletcher, Foster, Gallagher, Hale, Hartley, Hughes, Keane, Kelly, Lawson, MacDonald, Marsh, McCarthy, Mercer, Moran, Murphy, O'Brien, O'Connor, O'Neill, Palmer, Pike, Quigley, Reid, Shaw, Sinclair, Sutton, Tanner, Thatcher, Walsh, Whitaker, Wilde, Wright",
  ),
  languages: [],
  speaksIt: 0,
  race: [[['white'], 0.92], mixed],
}

const latino: Community = {
  given: {
    female: list(
      'Adriana, Alejandra, Ana, Camila, Carmen, Daniela, Elena, Esmeralda, Fernanda, Gabriela, Inés, Itzel, Jimena, Lucía, Luz, María José, Marisol, Noemí, Paloma, Rocío, Sofía, Valentina, Ximena, Yaretzi, Zoé',
    ),
    male: list(
      'Adrián, Alejandro, Andrés, Ángel, Diego, Emiliano, Esteban, Gael, Hugo, Iker, Isaac, Iván, Javier, Jesús, Joaquín, José Luis, Leonel, Mateo, Miguel, Nicolás, Óscar, Rafael, Santiago, Saúl, Tomás',
    ),
  },
  family: list(
    'Acosta, Aguilar, Alvarado, Ávila, Barrera, Cabrera, Castañeda, Cordero, Cruz, de la Rosa, Delgado, Domínguez, Espinoza, Figueroa, Fuentes, García, Gómez, Hernández, Ibarra, Jiménez, León, López, Maldonado, Martínez, Mejía, Mendoza, Molina, Muñoz, Núñez, Ortega, Peña, Pérez, Quintana, Ramírez, Reyes, Rivera, Rojas, Salazar, Santos, Solís, Téllez, Valdez, Vargas, Zamora, Zúñiga',
  ),
  twoFamilyNames: 0.4,
  languages: [['es', 1]],
  speaksIt: 0.62,
  race: [
    [['hispanicOrLatinoEthnicity', 'white'], 0.55],
    [['hispanicOrLatinoEthnicity'], 0.35],
    [['hispanicOrLatinoEthnicity', 'demographicRaceTwoOrMoreRaces'], 0.1],
  ],
}

const africanAmerican: Community = {
  given: {
    female: list(
      'Aaliyah, Amari, Aniyah, Brielle, Deja, Ebony, Imani, Jada, Janelle, Kayla, Kiara, Laila, Makayla, Nevaeh, Nia, Raven, Serenity, Simone, Tiana, Zuri',
    ),
    male: list(
      "Amir, Andre, Cameron, Damon, Darius, DeAndre, Elijah, Isaiah, Jalen, Jamal, Jaylen, Josiah, Kobe, Malik, Marcus, Micah, Quincy, Terrell, Tyrese, Xavier, D'Angelo",
    ),
  },
  family: list(
    'Banks, Barnes, Booker, Brooks, Coleman, Dorsey, Ellis, Freeman, Gaines, Grant, Hairston, Harris, Holloway, Jackson, Jefferson, Jenkins, Lewis, Mosley, Parker, Randolph, Robinson, Simmons, Tate, Tillman, Turner, Washington, Watkins, Whitfield, Wiggins, Young',
  ),
  languages: [],
  speaksIt: 0,
  race: [[['blackOrAfricanAmerican'], 0.92], mixed],
}

const chinese: Community = {
  given: {
    female: list(
      'Jia, Li, Mei, Ning, Qing, Ru, Xin Yi, Xue, Yan, Yi, Ying, Yu, Yu Tong, Zi Han, 小雨, 思琪, 欣怡',
    ),
    male: list(
      'An, Bo, Chen, De, Hao, Jun, Kai, Lei, Ming, Rui, Tao, Wei, Yi Chen, Ze, Zi Xuan, 小明, 子轩, 浩然',
    ),
  },
  family: list(
    'Cai, Chen, Deng, Fu, Gao, Guo, He, Hu, Huang, Li, Lin, Liu, Lu, Ma, Tan, Wang, Wu, Xu, Ye, Yu, Zhang, Zhao, Zhou, Zhu, 王, 李, 陈',
  ),
  languages: [
    ['zh', 0.7],
    ['yue', 0.3],
  ],
  speaksIt: 0.75,
  race: always('asian'),
}

const vietnamese: Community = {
  given: {
    female: list('An, Bích, Diệu, Hạnh, Hương, Khánh, Lan, Linh, Mai, Ngọc, Như, Thảo, Trang, Vy, Yến'),
    male: list('Anh, Bảo, Đức, Dũng, Hải, Hiếu, Hùng, Khang, Long, Minh, Nam, Phong, Quân, Thịnh, Tú'),
  },
  family: list(
    'Bùi, Đặng, Đinh, Đỗ, Dương, Hồ, Hoàng, Huỳnh, Lê, Lý, Ngô, Nguyễn, Phạm, Phan, Trần, Trịnh, Võ, Vũ',
  ),
  languages: [['vi', 1]],
  speaksIt: 0.7,
  race: always('asian'),
}

const korean: Community = {
  given: {
    female: list('Eun Ji, Ha Eun, Ji Woo, Min Ji, Seo Yeon, So Young, Soo Ah, Yu Na'),
    male: list('Do Yun, Hyun Woo, Jae Won, Ji Ho, Joon, Min Jun, Seung Min, Tae Yang'),
  },
  family: list('Ahn, Baek, Cho, Choi, Han, Jang, Jung, Kang, Kim, Lee, Lim, Oh, Park, Shin, Yoon'),
  languages: [['ko', 1]],
  speaksIt: 0.6,
  race: always('asian'),
}

const filipino: Community = {
  given: {
    female: list('Althea, Angelica, Bea, Crystal, Divina, Joy, Kristine, Ligaya, Mayumi, Princess'),
    male: list('Carlo, Dennis, Gabriel, Jericho, Jomar, Kenji, Mark Anthony, Paolo, Rico, Vince'),
  },
  family: list(
    'Abad, Aquino, Bautista, Buenaventura, Cunanan, Dela Cruz, Dimaculangan, Macapagal, Manalo, Pangilinan, Salonga, Tolentino, Villanueva',
  ),
  languages: [
    ['fil', 0.8],
    ['ilo', 0.2],
  ],
  speaksIt: 0.45,
  race: always('asian'),
}

const southAsian: Community = {
  given: {
    female: list(
      'Aditi, Ananya, Diya, Fatima, Ishani, Jasleen, Kavya, Meera, Nimra, Priya, Riya, Saanvi, Tara, Zainab',
    ),
    male: list(
      'Aarav, Arjun, Bilal, Dev, Gurpreet, Hamza, Ishaan, Kabir, Nikhil, Om, Rohan, Sajid, Vihaan, Yash',
    ),
  },
  family: list(
    'Ahmed, Bhatt, Chaudhry, Das, Dhillon, Gupta, Iyer, Joshi, Kaur, Khan, Malhotra, Mehta, Menon, Nair, Patel, Qureshi, Rao, Reddy, Sandhu, Sharma, Singh, Thapa, Uddin',
  ),
  languages: [
    ['hi', 0.25],
    ['ur', 0.2],
    ['pa', 0.2],
    ['gu', 0.15],
    ['bn', 0.12],
    ['ne', 0.08],
  ],
  speaksIt: 0.6,
  race: always('asian'),
}

const arabic: Community = {
  given: {
    female: list(
      'Amal, Dalia, Farah, Hala, Jana, Layla, Leen, Maryam, Nour, Rania, Salma, Samira, Sara, Yasmin',
    ),
    male: list(
      'Adam, Ahmad, Ali, Bassam, Fadi, Hassan, Ibrahim, Karim, Khalid, Mustafa, Omar, Rami, Tariq, Yousef',
    ),
  },
  family: list(
    'Abboud, Al-Amin, Al-Hakim, Al-Masri, Aziz, Barakat, Darwish, El-Sayed, Farouk, Haddad, Hamdan, Jaber, Khalil, Mansour, Najjar, Nasser, Rahman, Saleh, Shaheen, Zaki',
  ),
  languages: [['ar', 1]],
  speaksIt: 0.75,
  race: always('white'),
}

const eastAfrican: Community = {
  given: {
    female: list('Ayaan, Bethlehem, Eden, Fadumo, Hamdi, Hodan, Ifrah, Liya, Meron, Sagal, Selam, Ubah'),
    male: list('Abdi, Abel, Bereket, Dawit, Guled, Liban, Mahad, Nahom, Robel, Yonas, Yusuf, Zakariye'),
  },
  family: list(
    'Abdullahi, Abebe, Aden, Alemu, Bekele, Farah, Gebre, Haile, Hersi, Jama, Mohamud, Nur, Osman, Tesfaye, Warsame, Wolde',
  ),
  languages: [
    ['so', 0.5],
    ['am', 0.3],
    ['ti', 0.2],
  ],
  speaksIt: 0.8,
  race: always('blackOrAfricanAmerican'),
}

const westAfrican: Community = {
  given: {
    female: list('Adaeze, Ama, Aminata, Chiamaka, Efua, Fatou, Mariama, Ngozi, Oluchi, Temilade'),
    male: list('Chidi, Emeka, Kofi, Kwame, Mamadou, Ousmane, Samba, Seydou, Tunde, Uche'),
  },
  family: list(
    "Adeyemi, Asante, Boateng, Diallo, Diop, Eze, Koroma, Mensah, N'Diaye, Ndiaye, Nwosu, Okafor, Okonkwo, Owusu, Sesay, Touré, Traoré",
  ),
  languages: [
    ['fr', 0.6],
    ['ff', 0.2],
    ['yo', 0.2],
  ],
  speaksIt: 0.4,
  race: always('blackOrAfricanAmerican'),
}

const haitian: Community = {
  given: {
    female: list(
      'Bernadette, Cassandra, Fabiola, Guerline, Judeline, Lovely, Mirlande, Nadège, Rose-Laure, Widline',
    ),
    male: list('Emmanuel, Fritz, Jean-Luc, Kervens, Marckenson, Ralph, Rony, Stevenson, Wilner, Woody'),
  },
  family: list(
    'Antoine, Baptiste, Beauvais, Célestin, Charles, Desrosiers, Étienne, François, Jean-Baptiste, Jean-Pierre, Joseph, Laguerre, Louis, Pierre-Louis, Saint-Fleur, Toussaint',
  ),
  languages: [['ht', 1]],
  speaksIt: 0.7,
  race: always('blackOrAfricanAmerican'),
}

const portuguese: Community = {
  given: {
    female: list('Ana Clara, Beatriz, Conceição, Giovanna, Isadora, Júlia, Larissa, Letícia, Manuela, Thaís'),
    male: list('Caio, Davi, Felipe, Gustavo, Heitor, João, João Pedro, Lucas, Thiago, Vinícius'),
  },
  family: list(
    'Almeida, Araújo, Barbosa, Conceição, Costa, da Silva, dos Santos, Ferreira, Gonçalves, Lima, Magalhães, Oliveira, Pereira, Rocha, Souza, Teixeira',
  ),
  languages: [
    ['pt', 0.85],
    ['kea', 0.15],
  ],
  speaksIt: 0.65,
  race: [
    [['white'], 0.5],
    [['blackOrAfricanAmerican'], 0.2],
    [['demographicRaceTwoOrMoreRaces'], 0.3],
  ],
}

const slavic: Community = {
  given: {
    female: list(
      'Alina, Anastasiya, Daryna, Halyna, Katarzyna, Kinga, Małgorzata, Milena, Oksana, Polina, Solomiya, Zofia',
    ),
    male: list('Artem, Bohdan, Dmytro, Igor, Jakub, Kacper, Łukasz, Maksym, Mykola, Oleh, Szymon, Wojciech'),
  },
  family: list(
    'Bondarenko, Dąbrowski, Hrytsenko, Ivanov, Kovalenko, Kowalczyk, Lewandowski, Melnyk, Nowak, Petrenko, Sokolov, Szczepański, Tkachenko, Wójcik, Wiśniewski, Zając',
  ),
  languages: [
    ['uk', 0.45],
    ['pl', 0.35],
    ['ru', 0.2],
  ],
  speaksIt: 0.6,
  race: always('white'),
}

const pacific: Community = {
  given: {
    female: list('Leilani, Losa, Malia, Noelani, Sefina, Sina, Tiare, Vaiana'),
    male: list('Ikaika, Kai, Kaleo, Keoni, Manu, Sione, Tavita, Tui'),
  },
  family: list("Fa'asavalu, Faleolo, Kahale, Kealoha, Lolo, Mahoe, Nakamura-Kealoha, Tau'a, Tuilagi, Vea"),
  languages: [
    ['sm', 0.7],
    ['to', 0.3],
  ],
  speaksIt: 0.35,
  race: always('nativeHawaiianOrOtherPacificIslander'),
}

const native: Community = {
  given: {
    female: list('Ayita, Dawn, Kaya, Lena, Shania, Winona'),
    male: list('Ahanu, Cody, Dakota, Elan, Jesse, Koda'),
  },
  family: list('Begay, Benally, Birdsong, Oxendine, Tsosie, Two Rivers, Whitehorse, Yazzie'),
  languages: [['nv', 1]],
  speaksIt: 0.15,
  race: [
    [['americanIndianOrAlaskaNative'], 0.85],
    [['demographicRaceTwoOrMoreRaces'], 0.15],
  ],
}

/** Who lives around the school, each community as large as its weight. */
export const COMMUNITIES: readonly Choice<Community>[] = [
  [english, 27],
  [latino, 25],
  [africanAmerican, 12],
  [chinese, 5],
  [vietnamese, 3.5],
  [korean, 2],
  [filipino, 2.5],
  [southAsian, 5],
  [arabic, 4],
  [eastAfrican, 3],
  [westAfrican, 2.5],
  [haitian, 2.5],
  [portuguese, 2.5],
  [slavic, 2.5],
  [pacific, 0.7],
  [native, 0.8],
]
