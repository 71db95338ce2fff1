/** Step 1: the visit is counted, and what chance decides about the touchpoint itself is drawn. */
import {
  BAD,
  BLOCK,
  COST,
  EARNED,
  EARNED_PARTNER,
  LEAVING,
  NOISE,
  NUMBER,
  OPT_OUT,
  PATH,
  SHIFT,
  VISIT,
  VISITS,
} from './columns.ts';
import { draw, first, second, third } from './chance.ts';
import {
  inStageAt,
  journey,
  queueAt,
  seenAt,
  stageSums,
  sumsAt,
  tableAt,
  touchpointAt,
} from './deck.ts';
import { all } from './lanes.ts';

export function arrive(touchpoint: i32, count: i32, firstCustomer: i32): void {
  const queue = queueAt(touchpoint);
  for (let k = count; k & 3; k++) store<u16>(queue + ((<usize>k) << 1), BLOCK);
  countVisits(touchpoint, count);
  const here = touchpointAt(touchpoint);
  const place = <i32>here.word;
  const subject = <i32>journey().encounterWord;
  const customers = i32x4.splat(firstCustomer);
  for (let k = 0; k < count; k += 4) {
    const word = (<usize>k) << 2;
    const number = (<usize>k) << 3;
    const members = i32x4.add(customers, v128.load_ext<u16>(queue + ((<usize>k) << 1)));
    v128.store(NUMBER + word, members);
    draw(members, place, v128.load(VISIT + word), subject);
    v128.store(LEAVING + word, first);
    v128.store(PATH + word, second);
    v128.store(NOISE + word, third);
    v128.store(BAD + word, i32x4.splat(0));
    setFour(SHIFT + number, 0);
    setFour(COST + number, here.cost);
    setFour(EARNED + number, here.margin);
    setFour(EARNED_PARTNER + number, 0);
    setFour(OPT_OUT + number, here.optOut);
  }
  if (here.optOutTable >= 0) drawOptOuts(touchpoint, count);
}

function setFour(at: usize, value: f64): void {
  v128.store(at, all(value));
  v128.store(at, all(value), 16);
}

function countVisits(touchpoint: i32, count: i32): void {
  const queue = queueAt(touchpoint);
  const seen = seenAt(touchpoint);
  const stage = <i32>touchpointAt(touchpoint).stage;
  let firstVisits = 0;
  let entered = 0;
  for (let k = 0; k < count; k++) {
    const slot: usize = load<u16>(queue + ((<usize>k) << 1));
    const visits = VISITS + (slot << 2);
    store<i32>(visits, load<i32>(visits) + 1);
    const before = <i32>load<u16>(seen + (slot << 1));
    store<u16>(seen + (slot << 1), <u16>(before + 1));
    store<i32>(VISIT + ((<usize>k) << 2), before);
    if (before > 0) continue;
    firstVisits++;
    if (stage < 0) continue;
    const flag = inStageAt(stage) + slot;
    entered += 1 - <i32>load<u8>(flag);
    store<u8>(flag, 1);
  }
  const sums = sumsAt(touchpoint);
  sums.visits += count;
  sums.firstVisits += firstVisits;
  if (stage < 0) return;
  const sum = stageSums + ((<usize>stage) << 3);
  store<f64>(sum, load<f64>(sum) + entered);
}

/** Where customers differ in leaving, each has one opt-out at a touchpoint, whatever the visit. */
function drawOptOuts(touchpoint: i32, count: i32): void {
  const here = touchpointAt(touchpoint);
  const table = tableAt(<i32>here.optOutTable);
  const place = <i32>here.word;
  const subject = <i32>journey().leavingWord;
  for (let k = 0; k < count; k += 4) {
    draw(v128.load(NUMBER + ((<usize>k) << 2)), place, i32x4.splat(0), subject);
    const cells = i32x4.shl(i32x4.shr_u(first, 22), 3);
    const own = OPT_OUT + ((<usize>k) << 3);
    store<f64>(own, load<f64>(table + <usize>i32x4.extract_lane(cells, 0)), 0);
    store<f64>(own, load<f64>(table + <usize>i32x4.extract_lane(cells, 1)), 8);
    store<f64>(own, load<f64>(table + <usize>i32x4.extract_lane(cells, 2)), 16);
    store<f64>(own, load<f64>(table + <usize>i32x4.extract_lane(cells, 3)), 24);
  }
}
