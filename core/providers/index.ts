import type { Provider } from './provider.ts';

export const providers: readonly Provider[] = [];
