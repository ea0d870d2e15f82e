/**
 * The headers that schools and other systems give the columns of a roster, in the languages of their exports: Moodle,
 * Canvas, Blackboard, Brightspace, Banner, CAMPUSonline (TUMonline), HISinOne, Google, Microsoft, nbgrader, Gradescope,
 * and what people write by hand. A new language is a few words here.
 */

/** `someName` is a first, last or full name, by what stands beside it: "Nom", "Nome" and "Name" are all three. */
export type HeaderMeaning =
  | 'email'
  | 'name'
  | 'someName'
  | 'firstName'
  | 'lastName'
  | 'section'
  | 'schoolId'
  | 'role'
  | 'status';

/** Compared as {@link plain} has them; earlier ones first. */
const words: Readonly<Record<HeaderMeaning, string>> = {
  email: `email, e-mail address, mail, emails, student email, user email, institution email, school email, primary email,
    email 1 value, email address of student, preferred email, user principal name, upn, e-mail adresse, mailadresse,
    correo, correo electrónico, dirección de correo, dirección de correo electrónico, dirección email, courriel,
    adresse de courriel, adresse e-mail, adresse électronique, adresse mail, endereço de email, endereço de e-mail,
    endereço electrónico, correio eletrónico, indirizzo email, indirizzo e-mail, posta elettronica, e-mailadres,
    e-postadress, e-post, epost, e-postadresse, e-mailadresse, sähköposti, sähköpostiosoite, adres e-mail, adres email,
    e-mailová adresa, emailová adresa, e-mail cím, email cím, adresă de email, adresa de email, adresă e-mail,
    e-posta, e-posta adresi, eposta, адрес электронной почты, электронная почта, почта, електронна пошта,
    адреса електронної пошти, ηλεκτρονική διεύθυνση, διεύθυνση email, διεύθυνση ηλεκτρονικού ταχυδρομείου,
    电子邮件, 电子邮件地址, 邮箱, 電子郵件, 電子郵件地址, メールアドレス, メール, 이메일, 이메일 주소, adreça electrònica,
    correu electrònic`,
  name: `full name, student, student name, display name, sortable name, names, name of student, learner, learner name,
    nombre completo, apellidos y nombre, apellidos nombre, nombre y apellidos, estudiante, alumno, nom complet,
    nom et prénom, nom prénom, étudiant, nome completo, nome e cognome, cognome e nome, estudante, aluno, studente,
    vollständiger name, name vorname, vorname name, nachname vorname, vor- und nachname, studierende, teilnehmer,
    volledige naam, fullständigt namn, fulde navn, fullt navn, koko nimi, imię i nazwisko, nazwisko i imię,
    celé jméno, jméno a příjmení, příjmení a jméno, teljes név, nume complet, nume și prenume, ad soyad, adı soyadı,
    фио, полное имя, піб, повне ім'я, ονοματεπώνυμο, 姓名, 全名, 氏名, 성명`,
  someName: `name, nombre, nom, nome, naam, navn, namn, nimi, jméno, meno, név, nume, ad, adı, имя, ім'я, όνομα, 이름`,
  firstName: `first name, given name, given names, forename, forenames, first, given, preferred first name,
    legal first name, first name of student, vorname, vornamen, rufname, prénom, prénoms, nombres, nome próprio,
    primeiro nome, prenom usuel, voornaam, roepnaam, förnamn, fornavn, etunimi, imię, imiona, křestní jméno,
    keresztnév, utónév, prenume, nombre de pila, 名, 名字`,
  lastName: `last name, surname, family name, last, family, legal last name, family name of student, nachname,
    familienname, familien- oder nachname, zuname, nom de famille, apellido, apellidos, primer apellido, sobrenome,
    apelido, último nome, cognome, cognomi, cognoms, achternaam, familienaam, efternamn, efternavn, etternavn, sukunimi,
    nazwisko, příjmení, priezvisko, vezetéknév, családnév, nume de familie, soyad, soyadı, soyisim, фамилия, прізвище,
    επώνυμο, επίθετο, 姓, 姓氏, 성`,
  section: `section, sections, section name, section id, group, groups, group name, class section, tutorial, lab,
    gruppe, gruppen, übungsgruppe, parallelgruppe, grupo, grupos, sección, groupe, groupes, groupe de td, gruppo, gruppi,
    turma, secção, seção, groep, groepen, grupp, grupper, hold, ryhmä, ryhmät, grupa, grupy, skupina, skupiny, csoport,
    csoportok, grupă, grupe, grup, gruplar, şube, группа, группы, група, групи, ομάδα, ομάδες, 组, 小组, 分组, 班级,
    グループ, 그룹, grups`,
  schoolId: `sis user id, school id, student id, student number, sid, org defined id, id number, matriculation number,
    matrikelnummer, matriculation, registration number, banner id, university id, uin, netid, emplid, employee id,
    mtknr, matrikel-nr, matr nr, matnr, matrikel nr, id-nummer, student no, sis id, número de id, número id,
    número de identificación, expediente, matrícula, dni, numéro d'identification, numéro étudiant, n° étudiant, ine,
    número de identificação, número de aluno, nº de aluno, número usp, codice identificativo, numero id, numero matricola,
    matricola, studentnummer, id-nummer, studienummer, opiskelijanumero, numer id, numer albumu, nr albumu,
    numer indeksu, osobní číslo, identifikátor, učo, azonosítószám, neptun kód, neptun, număr matricol,
    număr de identificare, öğrenci no, öğrenci numarası, kimlik numarası, номер зачётной книжки,
    индивидуальный номер, ідентифікаційний номер, αριθμός μητρώου, αμ, 学号, 學號, id号, 学籍番号, 학번, número d'identificació,
    user id, login id, sis login id, username, user name, login, benutzername, anmeldename, nombre de usuario,
    nom d'utilisateur, nome de utilizador, nome utente, gebruikersnaam, uid, id`,
  role: 'role, roles, rolle, rollen, course role, enrollment role, enrolment role, rol, rôle, papel, ruolo, role(s)',
  status: `status, state, enrollment state, enrolment state, enrollment status, enrolment status, registration status,
    anmeldestatus, belegungsstatus, teilnahmestatus, estado, statut, stato`,
};

/** Without case, accents, spaces and punctuation. */
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{N}]/gu, '');

const meanings = new Map<string, { readonly meaning: HeaderMeaning; readonly rank: number }>();
for (const [meaning, list] of Object.entries(words))
  for (const [rank, word] of list.split(',').entries()) {
    const key = plain(word);
    // The keys of `words` are meanings.
    if (!meanings.has(key)) meanings.set(key, { meaning: meaning as HeaderMeaning, rank });
  }

const longestHeader = 80;

/** Google writes "First Name [Required]": what stands in brackets says nothing. */
function meaningOf(cell: string) {
  if (cell === '' || cell.length > longestHeader) return undefined;
  return meanings.get(plain(cell)) ?? meanings.get(plain(cell.replace(/[[(][^\])]*[\])]/g, '')));
}

/** The columns of that meaning, the most telling header first. */
export function columnsMeaning(meaning: HeaderMeaning, header: readonly string[]): readonly number[] {
  return header
    .map((cell, column) => ({ column, found: meaningOf(cell) }))
    .filter(({ found }) => found?.meaning === meaning)
    .toSorted((a, b) => (a.found?.rank ?? 0) - (b.found?.rank ?? 0))
    .map(({ column }) => column);
}

/** How many of the cells are headers that are known. */
export function countHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => meaningOf(cell) !== undefined).length;
}
