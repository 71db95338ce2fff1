/** Step 9, the way on. */
import {
  COMPLETED,
  MOST_VISITS,
  OPTED_OUT,
  OUTCOME,
  PASSED,
  PATH,
  VISITS,
  WORTH,
} from './columns.ts';
import { pathAt, queueAt, sumsAt, touchpointAt, waiting } from './deck.ts';

export function moveOn(touchpoint: i32, count: i32): void {
  const here = touchpointAt(touchpoint);
  const firstPath = <i32>here.firstPath;
  const endPath = <i32>here.endPath;
  const queue = queueAt(touchpoint);
  let completions = 0;
  for (let k = 0; k < count; k++) {
    const slot: usize = load<u16>(queue + ((<usize>k) << 1));
    if (load<i32>(PASSED + ((<usize>k) << 2)) == 0) {
      store<u8>(OUTCOME + slot, OPTED_OUT);
      continue;
    }
    const worth = WORTH + (slot << 3);
    store<f64>(worth, load<f64>(worth) * here.discount);
    const to = firstPath < endPath ? wayOn(firstPath, load<u32>(PATH + ((<usize>k) << 2))) : -1;
    if (to < 0) {
      store<u8>(OUTCOME + slot, COMPLETED);
      completions++;
    } else if (load<i32>(VISITS + (slot << 2)) < MOST_VISITS) send(<u16>slot, to);
  }
  sumsAt(touchpoint).completions += completions;
}

/** Where a customer with this word goes; no word is beyond the limit of a touchpoint's last path. */
function wayOn(firstPath: i32, word: u32): i32 {
  let path = firstPath;
  while (<f64>word >= pathAt(path).limit) path++;
  return <i32>pathAt(path).to;
}

/** Puts a customer into the queue of a touchpoint. */
export function send(slot: u16, touchpoint: i32): void {
  const length = waiting + ((<usize>touchpoint) << 2);
  const place = load<i32>(length);
  store<u16>(queueAt(touchpoint) + ((<usize>place) << 1), slot);
  store<i32>(length, place + 1);
}
