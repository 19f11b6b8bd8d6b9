/** What a hand could type into a Python file. */
export const PYTHON_PIECES: readonly string[] = [
  ...['(', ')', '[', ']', '{', '}', '"', "'", '"""', '=', ',', '\\', '\n', '    ', '#', ':', '.', '**', '😀', '\r', '\0'],
  ...['if x:\n', 'else:\n', 'f"{', 'with ', 'def f():\n', 'class C:\n', 'self.', 'lambda: ', 'await ', 'try:\n', 'except:\n', 'return '],
];
