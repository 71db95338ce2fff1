/*
 * The full model in C, one customer after another: the side that the engine of the product is measured beside.
 * Reads the records of src/simulation/monte-carlo/kernel-deck.ts as doubles from the file named first, then a line
 * "first-block blocks" from standard input for each run; answers with the seconds it took and what it summed up.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 1024, MOST_VISITS = 10000, CELLS = 1024 };
static const double NEUTRAL = 7.5, TOP_BOX = 9 - 1e-9, BOTTOM_BOX = 6.5 - 1e-9;

typedef struct {
  int touchpoints, pains, offers, paths, stages, onceOffers, hasPurchase, mayCompleteAtOnce;
  uint32_t entryWord, encounterWord, ratingWord, leavingWord;
  double expectation, barUp, barDown, lossAversion, diminishing, surpriseWeight, stayingWeight, promiseWeight, spread;
} Journey;
typedef struct {
  uint32_t word;
  uint64_t entryLimit;
  double quality, optOut;
  const double *cells;
  double margin, cost, discount, promise, gains, losses;
  int purchase, stage, firstPain, endPain, firstOffer, endOffer, firstPath, endPath;
} Touchpoint;
typedef struct { uint32_t word; uint64_t likelihood, voiced, recovered; double loss, cost; } Pain;
typedef struct {
  uint32_t word;
  int once, on, afterPain;
  uint64_t takeUp, base;
  double lift, ours, partner, oursWithout, partnerWithout;
} Offer;
typedef struct { int to; uint64_t limit; } Path;
typedef struct {
  double visits, firstVisits, exits, completions, quality, expectation, reference, felt, satisfaction, topBox, bottomBox,
      unvoicedPain, ours, partners;
} Sums;
typedef struct { double shown, taken, takenWithout, ours, partner; } OfferSums;

static Journey journey;
static Touchpoint *touchpoints;
static Pain *pains;
static Offer *offers;
static Path *paths;

static Sums *sums;
static OfferSums *offerSums;
static double *stageSums;
static double lifetimeValue[BLOCK], partners[BLOCK], feltSum[BLOCK], memories[BLOCK];
static int8_t rating[BLOCK];
static uint8_t customer[BLOCK], outcome[BLOCK];
static uint16_t *seen;
static uint8_t *inStage, *bought, *deals;

typedef struct { uint32_t x, y, z; } Words;

static inline Words draw(uint32_t number, uint32_t place, uint32_t visit, uint32_t subject) {
  uint32_t x = number * 1664525u + 1013904223u, y = place * 1664525u + 1013904223u;
  uint32_t z = visit * 1664525u + 1013904223u, w = subject * 1664525u + 1013904223u;
  x += y * w; y += z * x; z += x * y; w += y * z;
  x ^= x >> 16; y ^= y >> 16; z ^= z >> 16; w ^= w >> 16;
  x += y * w; y += z * x; z += x * y;
  return (Words){x, y, z};
}

static inline double uniform(uint32_t word) { return (word + 0.5) * 0x1p-32; }
static inline double clipped(double x) { return x < 0 ? 0 : x > 10 ? 10 : x; }

static double normalQuantile(double p) {
  double q = p - 0.5;
  if (fabs(q) <= 0.425) {
    double r = 0.180625 - q * q;
    return q * (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
                    13731.69376550946) * r + 1971.5909503065513) * r + 133.14166789178438) * r + 3.3871328727963665) /
           (((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
                5394.196021424751) * r + 687.1870074920579) * r + 42.31333070160091) * r + 1);
  }
  double r = sqrt(-log(q < 0 ? p : 1 - p)) - 1.6;
  double z = (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
                  1.2704582524523684) * r + 3.6478483247632045) * r + 5.769497221460691) * r + 4.630337846156546) * r +
              1.4234371107496835) /
             (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
                  0.14810397642748008) * r + 0.6897673349851) * r + 1.6763848301838038) * r + 2.053191626637759) * r + 1);
  return q < 0 ? -z : z;
}

static void live(uint32_t number, int slot) {
  memset(seen, 0, journey.touchpoints * sizeof *seen);
  memset(inStage, 0, journey.stages);
  memset(bought, 0, journey.onceOffers);
  double expectation = journey.expectation, worth = 1, peak = NEUTRAL, end = 0, ours = 0, theirs = 0, felts = 0;
  int visits = 0, isCustomer = !journey.hasPurchase, how = 2, at = 0;
  uint32_t entry = draw(number, journey.entryWord, 0, journey.entryWord).x;
  while (at < journey.touchpoints && entry >= touchpoints[at].entryLimit) at++;
  if (at == journey.touchpoints) {
    if (journey.mayCompleteAtOnce) { at = -1; how = 1; }
    else at--;
  }
  while (at >= 0 && visits < MOST_VISITS) {
    const Touchpoint *here = &touchpoints[at];
    Sums *sum = &sums[at];
    uint32_t visit = seen[at]++;
    visits++;
    sum->visits++;
    if (visit == 0) {
      sum->firstVisits++;
      if (here->stage >= 0 && !inStage[here->stage]) { inStage[here->stage] = 1; stageSums[here->stage]++; }
    }
    Words chance = draw(number, here->word, visit, journey.encounterWord);
    double shift = 0, cost = here->cost, earned = here->margin, earnedPartner = 0, optOut = here->optOut;
    if (here->cells) optOut = here->cells[draw(number, here->word, 0, journey.leavingWord).x >> 22];
    int bad = 0;
    for (int i = here->firstPain; i < here->endPain; i++) {
      const Pain *pain = &pains[i];
      Words words = draw(number, here->word, visit, pain->word);
      if (words.x >= pain->likelihood) continue;
      int says = words.y < pain->voiced;
      if (!says) sum->unvoicedPain++;
      if (says && words.z < pain->recovered) cost += pain->cost;
      else { shift -= pain->loss; bad = 1; }
    }
    for (int i = here->firstOffer; i < here->endOffer; i++) {
      const Offer *offer = &offers[i];
      uint8_t *deal = &deals[i - here->firstOffer];
      *deal = 0;
      if (offer->once >= 0 && bought[offer->once]) continue;
      uint32_t word = offer->once < 0 ? draw(number, here->word, visit, offer->word).x : draw(number, 0, 0, offer->word).x;
      int shown = offer->on && (!offer->afterPain || bad);
      int buys = word < (shown ? offer->takeUp : offer->base);
      *deal = shown | buys << 1;
      if (!buys) continue;
      if (offer->once >= 0) bought[offer->once] = 1;
      if (shown) shift += offer->lift;
      earned += shown ? offer->ours : offer->oursWithout;
      earnedPartner += shown ? offer->partner : offer->partnerWithout;
    }
    double raw = here->quality + shift;
    if (journey.spread > 0) raw += journey.spread * normalQuantile(uniform(chance.z));
    double quality = clipped(raw);
    double reference = here->promise == here->promise
                           ? (1 - journey.promiseWeight) * expectation + journey.promiseWeight * here->promise
                           : expectation;
    double gap = quality - reference, size = fabs(gap);
    int up = gap >= 0;
    double felt = size > 0 ? (up ? here->gains : here->losses) * exp(journey.diminishing * log(size)) : 0;
    double satisfaction = clipped(quality + journey.surpriseWeight * felt);
    double odds = optOut * exp(journey.stayingWeight * (NEUTRAL - satisfaction));
    int leaves = uniform(chance.x) < odds / (1 - optOut + odds);
    sum->quality += quality;
    sum->expectation += expectation;
    sum->reference += reference;
    sum->felt += felt;
    sum->satisfaction += satisfaction;
    if (satisfaction >= TOP_BOX) sum->topBox++;
    else if (satisfaction < BOTTOM_BOX) sum->bottomBox++;
    expectation = clipped(reference + (up ? journey.barUp : journey.barDown) * gap);
    if (fabs(satisfaction - NEUTRAL) >= fabs(peak - NEUTRAL)) peak = satisfaction;
    end = satisfaction;
    felts += felt;
    double mine = worth * ((leaves ? 0 : earned) - cost);
    ours += mine;
    sum->ours += mine;
    if (!leaves) {
      double partner = worth * earnedPartner;
      theirs += partner;
      sum->partners += partner;
      if (here->purchase) isCustomer = 1;
    }
    for (int i = here->firstOffer; i < here->endOffer; i++) {
      int deal = deals[i - here->firstOffer];
      if (!deal) continue;
      OfferSums *own = &offerSums[i];
      int shown = deal & 1;
      if (shown) own->shown++;
      if (!(deal & 2) || leaves) continue;
      if (shown) own->taken++;
      else own->takenWithout++;
      own->ours += worth * (shown ? offers[i].ours : offers[i].oursWithout);
      own->partner += worth * (shown ? offers[i].partner : offers[i].partnerWithout);
    }
    if (leaves) { sum->exits++; how = 0; break; }
    worth *= here->discount;
    int path = here->firstPath;
    while (path < here->endPath && chance.y >= paths[path].limit) path++;
    at = path < here->endPath ? paths[path].to : -1;
    if (at < 0) { how = 1; sum->completions++; }
  }
  double remembered = visits ? (peak + end) / 2 : NAN;
  int answer = -1;
  if (visits && isCustomer) {
    double x = floor(remembered + normalQuantile(uniform(draw(number, journey.ratingWord, 0, journey.ratingWord).x)) + 0.5);
    answer = x < 0 ? 0 : x > 10 ? 10 : (int)x;
  }
  lifetimeValue[slot] = ours;
  partners[slot] = theirs;
  feltSum[slot] = felts;
  memories[slot] = remembered;
  rating[slot] = answer;
  customer[slot] = isCustomer;
  outcome[slot] = how;
}

static const double *from;
static double next(void) { return *from++; }
static uint32_t nextWord(void) { return (uint32_t)(int64_t)next(); }

static void readPlan(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) { perror(name); exit(1); }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  double *numbers = malloc(size);
  if (fread(numbers, 1, size, file) != (size_t)size) exit(1);
  fclose(file);
  from = numbers;
  journey.touchpoints = next(); journey.pains = next(); journey.offers = next(); journey.paths = next();
  journey.stages = next(); journey.onceOffers = next();
  int mostOffers = next();
  journey.hasPurchase = next(); journey.mayCompleteAtOnce = next();
  journey.entryWord = nextWord(); journey.encounterWord = nextWord();
  journey.ratingWord = nextWord(); journey.leavingWord = nextWord();
  journey.expectation = next(); journey.barUp = next(); journey.barDown = next(); journey.lossAversion = next();
  journey.diminishing = next(); journey.surpriseWeight = next(); journey.stayingWeight = next();
  journey.promiseWeight = next(); journey.spread = next();
  touchpoints = calloc(journey.touchpoints, sizeof *touchpoints);
  pains = calloc(journey.pains + 1, sizeof *pains);
  offers = calloc(journey.offers + 1, sizeof *offers);
  paths = calloc(journey.paths + 1, sizeof *paths);
  sums = calloc(journey.touchpoints, sizeof *sums);
  offerSums = calloc(journey.offers + 1, sizeof *offerSums);
  stageSums = calloc(journey.stages + 1, sizeof *stageSums);
  seen = calloc(journey.touchpoints, sizeof *seen);
  inStage = calloc(journey.stages + 1, 1);
  bought = calloc(journey.onceOffers + 1, 1);
  deals = calloc(mostOffers + 1, 1);
  int *tables = calloc(journey.touchpoints, sizeof *tables);
  for (int i = 0; i < journey.touchpoints; i++) {
    Touchpoint *one = &touchpoints[i];
    one->word = nextWord(); one->entryLimit = next(); one->quality = next(); one->optOut = next();
    tables[i] = next();
    one->margin = next(); one->cost = next(); one->discount = next(); one->promise = next();
    one->gains = next(); one->losses = -journey.lossAversion * next();
    one->purchase = next(); one->stage = next();
    one->firstPain = next(); one->endPain = next(); one->firstOffer = next(); one->endOffer = next();
    one->firstPath = next(); one->endPath = next();
  }
  for (int i = 0; i < journey.pains; i++) {
    Pain *one = &pains[i];
    one->word = nextWord(); one->likelihood = next(); one->loss = next(); one->voiced = next();
    one->recovered = next(); one->cost = next();
  }
  for (int i = 0; i < journey.offers; i++) {
    Offer *one = &offers[i];
    one->word = nextWord(); one->once = next(); one->takeUp = next(); one->base = next(); one->lift = next();
    one->ours = next(); one->partner = next(); one->oursWithout = next(); one->partnerWithout = next();
    one->on = next(); one->afterPain = next();
  }
  for (int i = 0; i < journey.paths; i++) { paths[i].to = next(); paths[i].limit = next(); }
  for (int i = 0; i < journey.touchpoints; i++) touchpoints[i].cells = tables[i] < 0 ? NULL : from + tables[i] * CELLS;
}

int main(int count, char **names) {
  if (count < 2) return 1;
  readPlan(names[1]);
  unsigned first, blocks;
  while (scanf("%u %u", &first, &blocks) == 2) {
    struct timespec start, stop;
    clock_gettime(CLOCK_MONOTONIC, &start);
    double total = 0, memory = 0;
    for (unsigned block = first; block < first + blocks; block++) {
      for (int slot = 0; slot < BLOCK; slot++) live(block * BLOCK + slot, slot);
      for (int slot = 0; slot < BLOCK; slot++) { total += lifetimeValue[slot]; memory += memories[slot]; }
    }
    clock_gettime(CLOCK_MONOTONIC, &stop);
    double seconds = (stop.tv_sec - start.tv_sec) + (stop.tv_nsec - start.tv_nsec) * 1e-9;
    double visits = 0;
    for (int i = 0; i < journey.touchpoints; i++) visits += sums[i].visits;
    printf("%.9f %.17g %.17g %.0f\n", seconds, total / (blocks * (double)BLOCK), memory / (blocks * (double)BLOCK), visits);
    memset(sums, 0, journey.touchpoints * sizeof *sums);
    fflush(stdout);
  }
  return 0;
}
