/**
 * What was put into a dictionary under the key; undefined for what every object has, such as "constructor". Where keys are written by
 * others, take a Map.
 */
export function own<T>(dictionary: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}
