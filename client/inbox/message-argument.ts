/** What a command of the tree or of the preview was called with; anybody else may call it with anything. */
export function readMessageId(argument: unknown): string | undefined {
  const id = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** A link or an attachment of a message, by its place in the list. */
export interface PlaceInMessage {
  readonly id: string;
  readonly place: number;
}

export function readPlace(argument: unknown): PlaceInMessage | undefined {
  const id = readMessageId(argument);
  const place = typeof argument === 'object' && argument !== null && 'place' in argument ? argument.place : undefined;
  return id !== undefined && typeof place === 'number' ? { id, place } : undefined;
}
