/** Which column of whose export holds what, in which language; and what only looks like a role, a state or an id. */
import { describe, expect, test } from 'vitest';
import type { RosterRow } from '@/lib/people/members/roster/row';
import { readRoster } from '@/lib/people/members/roster/rows';

const csv = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;
const people = (text: string) => readRoster(text).rows.flatMap((row) => (row.kind === 'person' ? [row.person] : []));
const bad = (rows: readonly RosterRow[]) =>
  rows.flatMap((row) => (row.kind === 'bad' ? [`${row.line}: ${row.message}`] : []));

describe('the names, the id and the group of', () => {
  const ada = { email: 'ada@uni.example', name: 'Ada Roe', schoolId: '0301', section: 'G 2' };
  const [n, e] = ['Ada,Roe', 'ada@uni.example'];
  test.each([
    ['Moodle, English', 'First name,Last name,ID number,Email address,Groups', `${n},0301,${e},G 2`],
    ['Moodle, German', 'Nachname,Vorname,ID-Nummer,Institution,E-Mail-Adresse,Gruppen', `Roe,Ada,0301,,${e},G 2`],
    ['Moodle, Spanish', '\uFEFFNombre,Apellido(s),Número de ID,"Dirección de correo",Grupos', `${n},0301,${e},"G 2"`],
    [
      'Moodle, Portuguese',
      'Nome,Sobrenome,Número de identificação (ID),Endereço de email,Grupos',
      `${n},0301,${e},G 2`,
    ],
    [
      'Moodle, French',
      'Prénom,Nom de famille,Numéro d’identification,Adresse de courriel,Groupes',
      `${n},0301,${e},G 2`,
    ],
    ['a French school', 'NOM;Prénom;N° étudiant;Adresse e-mail;Groupe', `Roe;Ada;0301;${e};G 2`],
    ['Moodle, Italian', 'Nome,Cognome,Matricola,Indirizzo email,Gruppi', `${n},0301,${e},G 2`],
    ['Moodle, Dutch', 'Voornaam,Achternaam,ID-nummer,E-mailadres,Groepen', `${n},0301,${e},G 2`],
    ['Moodle, Swedish', 'Förnamn,Efternamn,ID-nummer,E-postadress,Grupper', `${n},0301,${e},G 2`],
    ['Moodle, Danish', 'Fornavn,Efternavn,ID-nummer,E-mailadresse,Grupper', `${n},0301,${e},G 2`],
    ['Moodle, Norwegian', 'Fornavn,Etternavn,ID-nummer,E-postadresse,Grupper', `${n},0301,${e},G 2`],
    ['Moodle, Finnish', 'Etunimi,Sukunimi,Opiskelijanumero,Sähköpostiosoite,Ryhmät', `${n},0301,${e},G 2`],
    ['Moodle, Polish', 'Imię,Nazwisko,Numer albumu,Adres e-mail,Grupy', `${n},0301,${e},G 2`],
    ['Moodle, Czech', 'Křestní jméno,Příjmení,Osobní číslo,E-mailová adresa,Skupiny', `${n},0301,${e},G 2`],
    ['Moodle, Hungarian', 'Vezetéknév,Keresztnév,Neptun kód,E-mail cím,Csoportok', `Roe,Ada,0301,${e},G 2`],
    ['Moodle, Turkish', 'Adı,Soyadı,Öğrenci No,E-posta adresi,Gruplar', `${n},0301,${e},G 2`],
    ['Moodle, Russian', 'Имя,Фамилия,Индивидуальный номер,Адрес электронной почты,Группы', `${n},0301,${e},G 2`],
    ['Moodle, Greek', 'Όνομα,Επώνυμο,Αριθμός μητρώου,Ηλεκτρονική διεύθυνση,Ομάδες', `${n},0301,${e},G 2`],
    ['Moodle, Catalan', 'Nom,Cognoms,Número d’identificació,Adreça electrònica,Grups', `${n},0301,${e},G 2`],
    ['Canvas', 'Student,ID,SIS User ID,SIS Login ID,Section', `"Roe, Ada",12,0301,${e},G 2`],
    ['Blackboard', 'Last Name,First Name,Username,Student ID,Email,Group', `Roe,Ada,aroe,0301,${e},G 2`],
    ['Brightspace', 'OrgDefinedId,Username,Last Name,First Name,Email,Sections', `#0301,#aroe,Roe,Ada,${e},G 2`],
    ['Banner', 'Student Name,ID,Registration Status,Email,Section', `"Roe, Ada",0301,**Web Registered**,${e},G 2`],
    [
      'TUMonline',
      'REGISTRATION_NUMBER;FAMILY_NAME_OF_STUDENT;FIRST_NAME_OF_STUDENT;EMAIL_ADDRESS_OF_STUDENT;GROUP',
      `0301;Roe;Ada;${e};G 2`,
    ],
    ['HISinOne', 'Mtknr;Nachname;Vorname;E-Mail;Anmeldestatus;Parallelgruppe', `0301;Roe;Ada;${e};zugelassen;G 2`],
    ['a German list', 'Name;Vorname;Matrikelnummer;E-Mail;Gruppe', `Roe;Ada;0301;${e};G 2`],
    [
      'Google',
      'First Name [Required],Last Name [Required],Email Address [Required],Employee ID,Section',
      `${n},${e},0301,G 2`,
    ],
    ['Microsoft', 'userPrincipalName,givenName,surname,employeeId,Group', `${e},${n},0301,G 2`],
    ['half a header', 'First Name,Name,SID,Email,Lab', `${n},0301,${e},G 2`],
  ])('%s', (_, header, row) => {
    expect(people(csv(header, row))).toMatchObject([ada]);
    expect(readRoster(csv(header, row)).notices).toEqual([]);
  });

  test('Chinese, Japanese and Korean lists, where the family’s name comes first', () => {
    expect(people(csv('姓,名,学号,电子邮件地址', `王,小明,0301,${e}`))).toMatchObject([
      { name: '王小明', schoolId: '0301' },
    ]);
    expect(people(csv('姓,名,学籍番号,メールアドレス', `山田,花子,0301,${e}`))).toMatchObject([{ name: '山田花子' }]);
    expect(people(csv('이름,학번,이메일', `김민수,0301,${e}`))).toMatchObject([{ name: '김민수', schoolId: '0301' }]);
  });
});

test('a name in one column is whole, in either order', () => {
  expect(people(csv('Name;E-Mail', '"Roe, Ada";ada@uni.example'))).toMatchObject([{ name: 'Ada Roe' }]);
  expect(people(csv('Nome,Indirizzo email', 'Ada Roe,ada@uni.example'))).toMatchObject([{ name: 'Ada Roe' }]);
});

test('a table without a name column says so, and a column that is pointed at counts', () => {
  const text = csv('Wer,Mail', 'Ada Roe,ada@uni.example');
  expect(readRoster(text).notices).toEqual([
    'No column was taken for names. Say below which one holds them, or import without names.',
  ]);
  const pointed = readRoster(text, { email: 1, name: 0 });
  expect(pointed.notices).toEqual([]);
  expect(pointed.rows).toMatchObject([{ person: { name: 'Ada Roe' } }]);
  expect(readRoster('ada@uni.example\nbo@uni.example').notices).toEqual([]);
});

test('Gradescope’s scores have a Status that is none of an enrolment: the column is not used, with a notice', () => {
  const text = csv(
    'First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status',
    'Ada,Roe,301,ada@uni.example,Lab 1,10.0,10.0,Graded',
    'Bo,Doe,302,bo@uni.example,Lab 1,,10.0,Missing',
  );
  expect(people(text)).toMatchObject([
    { name: 'Ada Roe', schoolId: '301', section: 'Lab 1', state: 'active' },
    { name: 'Bo Doe', schoolId: '302' },
  ]);
  expect(readRoster(text).notices).toEqual([
    'The column “Status” is not used: “Graded”, “Missing” are none of the states of an enrolment that are known.',
  ]);
});

test('an UID that is the address, an UIN and “joined” are read', () => {
  const text = csv('UID,UIN,Name,Role,Enrollment Status', 'ada@uni.example,301,Ada Roe,Student,joined');
  expect(people(text)).toEqual([
    { email: 'ada@uni.example', name: 'Ada Roe', schoolId: '301', section: null, role: 'student', state: 'active' },
  ]);
});

test('a long id that Excel has shortened is refused, and Excel is named', () => {
  const { rows } = readRoster(
    csv('Name,Student ID,Email', 'Ada Roe,1.23457E+11,ada@uni.example', 'Bo Doe,"1,23457E+11",bo@uni.example'),
  );
  expect(bad(rows)).toEqual([
    expect.stringMatching(/^2: “1\.23457E\+11” is a long school id as Excel shortens it/),
    expect.stringMatching(/^3: “1,23457E\+11” is a long school id as Excel shortens it/),
  ]);
});

test('the answers of a form are numbered, and the number is no school id', () => {
  const text = csv('ID;Start time;Email;Name', '1;a;ada@uni.example;Ada Roe', '2;a;bo@uni.example;Bo Doe');
  expect(people(text)).toMatchObject([{ schoolId: null }, { schoolId: null }]);
  expect(readRoster(text).notices).toEqual([
    'The column “ID” is not used: it counts the rows, and a school id does not.',
  ]);
});

test('title lines above the header are skipped with a notice, whatever separators they have', () => {
  const text = csv(
    'Class Roster',
    'Course: CS 101; Fall, 2026',
    '',
    'Name;ID;Email',
    '"Roe, Ada";A001;ada@uni.example',
  );
  expect(people(text)).toMatchObject([{ name: 'Ada Roe', schoolId: 'A001' }]);
  const { notices, rows } = readRoster(text);
  expect(notices).toEqual(['Above the header 2 lines were skipped: “Class Roster”, “Course: CS 101 Fall, 2026”.']);
  expect(rows).toMatchObject([{ line: 5 }]);
});

test('Canvas’s logins that are no addresses serve as school ids, and it is said that there are no addresses', () => {
  const text = csv(
    'Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (23)',
    '    Points Possible,,,,,10.00',
    '"Block, Jo",11,,jblock3430,XC 101,8.00',
    '"Roe, Ada",2,,aroe7670,XC 101,9.00',
  );
  expect(people(text)).toMatchObject([
    { name: 'Jo Block', email: null, schoolId: 'jblock3430', section: 'XC 101' },
    { name: 'Ada Roe', email: null, schoolId: 'aroe7670' },
  ]);
  expect(readRoster(text).notices).toEqual([expect.stringMatching(/^There are no e-mail addresses.*“SIS Login ID”/)]);
});
