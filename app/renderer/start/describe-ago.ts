import { messages } from '../messages/messages.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago something was, as one would say it. */
export function describeAgo(then: number, now: number): string {
  const passed = Math.max(0, now - then);
  if (passed < minuteMs) return messages.ago.now;
  if (passed < hourMs) return messages.ago.minutes(Math.floor(passed / minuteMs));
  if (passed < dayMs) return messages.ago.hours(Math.floor(passed / hourMs));
  return messages.ago.days(Math.floor(passed / dayMs));
}
