import { createContext, type ReactNode } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';

/** What is shown beside a failure that a rule brought about; the shell knows the rules. Nothing beside any other. */
export const FailureHelp = createContext<(failure: Failure) => ReactNode>(() => null);
