/** The vocabulary of placeholders, and the classes of characters that the readers of this room share. */

/** Words that tell, when everything beside them is a word of these two lists as well. In the languages in which people write guides. */
const TELLING: ReadonlySet<string> = new Set(
  `your my insert enter replace put add sample dummy fake fixture test testing tests todo fixme optional here
  password passwd passphrase passcode pass pwd secret secrets credential credentials user username foo bar baz qux foobar foobaz
  contraseña contrasena clave usuario senha chave passe motdepasse votre passwort kennwort benutzer parola sandi anda пароль
  lorem ipsum`.split(/\s+/),
);

/** Words that say nothing by themselves: `smtp.mail.com` is a host. */
const NEUTRAL: ReadonlySet<string> = new Set(
  `smtp mail email mailer correo app apps application aplicacion aplicativo aplicação specific google gmail outlook office yahoo
  sendgrid mailgun mailjet mandrill postmark brevo ses aws resend mailtrap zoho sg re xsmtpsib xkeysib mlsn mssp tfm sk md
  api key token auth account login name the some this that with a an me it of in for from to and or actual real strong generated random
  value string domain domainname company server host address com org net tld io dev local demo admin root sender private public
  digit digits char chars character characters letter letters code id goes is not set use new old prod production staging db number one two
  tu su mi tua seu sua dein ihr de del do la mot ton aqui hier ici kata`.split(/\s+/),
);

const LONGEST_WORD = 12;

/** Whether the letters are words of the lists one after the other, written together or not; `undefined` if they are not. */
export function kindOfWords(letters: string): 'telling' | 'neutral' | undefined {
  if (isCount(letters)) return 'neutral';
  // reached[end] is the best way to split the first `end` letters into words.
  const reached: ('telling' | 'neutral' | undefined)[] = ['neutral'];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const before = reached[start];
      if (before === undefined || reached[end] === 'telling') continue;
      const word = letters.slice(start, end);
      if (TELLING.has(word)) reached[end] = 'telling';
      else if (NEUTRAL.has(word)) reached[end] = before;
    }
  }
  return reached[letters.length];
}

/** `16` of "16-character", `123` of `password123`; not `99` or `8471`. */
function isCount(text: string): boolean {
  return text !== '' && (text === '16' || '1234567890'.startsWith(text) || '0000'.startsWith(text));
}

export function isWord(text: string): boolean {
  return text !== '' && every(text, character => isLetter(character.toLowerCase()) || isDigit(character) || character === '_');
}

export function every(text: string, holdsFor: (character: string) => boolean): boolean {
  for (const character of text) if (!holdsFor(character)) return false;
  return true;
}

export function hasLetter(text: string): boolean {
  for (const character of text) if (isLetter(character)) return true;
  return false;
}

/** Lower case only: texts are lowered first. */
export function isLetter(character: string): boolean {
  return character >= 'a' && character <= 'z';
}

export function isUpper(character: string): boolean {
  return character >= 'A' && character <= 'Z';
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
