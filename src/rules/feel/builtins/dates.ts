import { type Builtin, builtin, signature } from '#rules/feel/builtin';
import { dayOfYear, weekday, weekOfYear } from '#rules/feel/calendar';
import { identical } from '#rules/feel/compare';
import { decimal } from '#rules/feel/number';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** DMN 1.5, 10.3.4.7 and 10.3.4.8: parts of a date; `now` and `today` answer what the caller gave. */
export const DATE_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'day of year',
    signature({ date: 'day' }, ({ date }) => decimal(dayOfYear(date))),
  ),
  builtin(
    'day of week',
    signature({ date: 'day' }, ({ date }) => DAYS[weekday(date) - 1] ?? null),
  ),
  builtin(
    'month of year',
    signature({ date: 'day' }, ({ date }) => MONTHS[date.month - 1] ?? null),
  ),
  builtin(
    'week of year',
    signature({ date: 'day' }, ({ date }) => decimal(weekOfYear(date))),
  ),
  builtin(
    'now',
    signature({}, (_none, run) => run.now ?? undefined),
  ),
  builtin(
    'today',
    signature({}, (_none, run) => run.today ?? undefined),
  ),
  builtin(
    'is',
    signature({ value1: 'any?', value2: 'any?' }, ({ value1, value2 }) => identical(value1, value2)),
  ),
];
