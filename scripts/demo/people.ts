/** The demo class's thirty students: invented names. */
export const demoStudents = [
  'Amara Okafor',
  'Anton Lindqvist',
  'Beatriz Carvalho',
  'Chen Wei',
  'Chloé Marchand',
  'Daniel Abebe',
  'Elif Yıldız',
  'Emil Novák',
  'Fatima El Amrani',
  'Finn Gallagher',
  'Giulia Ferraro',
  'Hana Kobayashi',
  'Ibrahim Diallo',
  'Ines Herrera',
  'Jakob Steiner',
  'Kavya Raman',
  'Lena Hoffmann',
  'Lucas van Dijk',
  'Maja Kowalska',
  'Marcus Bennett',
  'Mei Tanaka',
  'Noah Friedman',
  'Olga Petrenko',
  'Pedro Azevedo',
  'Priya Nair',
  'Rasmus Holm',
  'Sofia Papadaki',
  'Thabo Mokoena',
  'Tomás Rojas',
  'Zainab Hussain',
];

export const demoInstructor = 'Ingrid Solheim';
export const demoClassName = 'Demo class (invented students)';

/** `Elif Yıldız` → `elif.yildiz@demo.example`; .example belongs to nobody. */
export function demoEmail(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '.')}@demo.example`;
}
