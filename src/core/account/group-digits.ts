/**
 * Splits a code into the groups in which people read and retype it: none up to 5 characters (Steam has 5), then threes and
 * fours with the longer ones last, as in telephone numbers.
 */
export function groupDigits(code: string): readonly string[] {
  const { length } = code;
  if (length <= 5) return [code];
  const groupCount = length <= 8 ? 2 : 3;
  const shorter = Math.floor(length / groupCount);
  const groups: string[] = [];
  for (let group = 0, start = 0; group < groupCount; group++) {
    const isLonger = group >= groupCount - (length % groupCount);
    const end = start + shorter + (isLonger ? 1 : 0);
    groups.push(code.slice(start, end));
    start = end;
  }
  return groups;
}
