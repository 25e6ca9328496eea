/** The second thread of the dev server: reads the content before it is asked for. */
import { readFromTheEnd } from './read-ahead.ts';

readFromTheEnd();
