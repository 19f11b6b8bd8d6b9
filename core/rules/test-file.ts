const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|fixtures|mocks|docs?|examples?)\/|\.(?:test|spec|e2e|stories)\.\w+$|(?:^|\/)(?:test_\w+|\w+_test|conftest)\.py$/i;

/** Tests, fixtures and documentation hold settings that nobody sends with. By the last folders of the path and the name. */
export function isTestFile(uri: string): boolean {
  return TEST_FILE.test(uri.split('/').slice(-3).join('/'));
}
