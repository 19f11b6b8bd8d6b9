/** Node's advice that follows is about dashes, and longer than the problem. */
export function firstSentence(text: string): string {
  return `${text.split('. ', 1).join('').replace(/\.$/, '')}.`;
}
