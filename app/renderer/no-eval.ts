import { z } from 'zod';

// Compiled parsers need eval, which the page's policy forbids; asking for it would only log a violation. zod asks when
// the first schema is made, so this stands in a module of its own, which the page imports before all others.
z.config({ jitless: true });
