/** `Omit` that keeps the members of a union apart. */
type Omitted<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A copy of `object` without the named members; those that its type does not know stay. */
export function omit<T extends object, K extends keyof T & string>(object: T, ...names: readonly K[]): Omitted<T, K> {
  const gone: readonly string[] = names;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !gone.includes(name))) as Omitted<T, K>;
}
