"""The full model as a SimPy process per customer, to measure the product's Monte Carlo beside it.

Reads models as JSON from the file named first, then answers each line "customers" with "seconds lifetime_value ...",
one mean lifetime value per model. Every visit is an event of the simulation, as one writes SimPy.
"""
import json
import math
import random
import sys
import time

import simpy

COMPLETE = -1
NEUTRAL = 7.5


def clip(value):
    return 0.0 if value < 0 else 10.0 if value > 10 else value


def pick(shares):
    u = random.random()
    so_far = 0.0
    for at, share in enumerate(shares):
        so_far += share
        if u < so_far:
            return at
    return None


def meet_pains(touchpoint):
    """Points lost, cost of recovery, and whether a pain stays."""
    loss = cost = 0.0
    bad = False
    for pain in touchpoint["pains"]:
        if random.random() >= pain["likelihood"]:
            continue
        if random.random() < pain["voiced"] and random.random() < pain["recovered"]:
            cost += pain["recoveryCost"]
        else:
            bad = True
            loss += pain["loss"]
    return loss, cost, bad


def meet_offers(touchpoint, bad, bought):
    """Points added, our money and the partner's."""
    lift = ours = partner = 0.0
    for offer in touchpoint["offers"]:
        once = offer["counting"] == "once"
        if once and offer["id"] in bought:
            continue
        shown = offer["on"] and (offer["rule"] == "always" or bad)
        if random.random() >= (offer["takeUp"] if shown else offer["base"]):
            continue
        if once:
            bought.add(offer["id"])
        if shown:
            lift += offer["lift"]
        ours += offer["ourMargin" if shown else "ourMarginWithout"]
        if offer["partner"] is not None:
            partner += offer["partnerMargin" if shown else "partnerMarginWithout"]
    return lift, ours, partner


def felt_value(gap, kano, psychology):
    if gap >= 0:
        return 0.0 if kano == "basic" else gap ** psychology["diminishing"]
    if kano == "delighter":
        return 0.0
    return -psychology["lossAversion"] * (-gap) ** psychology["diminishing"]


def remembered(satisfactions):
    peak = max(reversed(satisfactions), key=lambda one: abs(one - NEUTRAL))
    return (peak + satisfactions[-1]) / 2


def customer(env, model, totals):
    psychology = model["psychology"]
    expectation = model["expectation"]
    worth = 1.0
    value = partners = felt = 0.0
    bought = set()
    satisfactions = []
    at = pick(model["entry"])
    while at is not None and at != COMPLETE:
        touchpoint = model["touchpoints"][at]
        loss, recovery, bad = meet_pains(touchpoint)
        lift, ours, partner = meet_offers(touchpoint, bad, bought)
        noise = random.gauss(0, psychology["spread"]) if psychology["spread"] > 0 else 0.0
        quality = clip(touchpoint["quality"] + lift - loss + noise)
        promise = touchpoint["promise"]
        weight = psychology["promiseWeight"]
        reference = expectation if promise is None else (1 - weight) * expectation + weight * promise
        gap = quality - reference
        surprise = felt_value(gap, touchpoint["kano"], psychology)
        felt += surprise
        satisfaction = clip(quality + psychology["surpriseWeight"] * surprise)
        satisfactions.append(satisfaction)
        value -= worth * (touchpoint["cost"] + recovery)
        h = touchpoint["optOut"]
        odds = h * math.exp(psychology["stayingWeight"] * (NEUTRAL - satisfaction))
        if random.random() < odds / (1 - h + odds):
            totals["left"] += 1
            break
        value += worth * (touchpoint["margin"] + ours)
        partners += worth * partner
        expectation = clip(reference + psychology["barUp" if gap >= 0 else "barDown"] * gap)
        worth *= model["discountPerPeriod"] ** touchpoint["duration"]
        yield env.timeout(touchpoint["duration"])
        way = pick([path["share"] for path in touchpoint["next"]])
        at = COMPLETE if way is None else touchpoint["next"][way]["to"]
    else:
        totals["completed"] += 1
    totals["value"] += value
    totals["partners"] += partners
    totals["felt"] += felt
    if satisfactions:
        totals["memory"] += remembered(satisfactions)


def run(model, customers):
    env = simpy.Environment()
    totals = dict.fromkeys(["value", "partners", "felt", "memory", "left", "completed"], 0.0)
    for _ in range(customers):
        env.process(customer(env, model, totals))
    env.run()
    return totals["value"] / customers


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        models = json.load(file)
    random.seed(1)
    for line in sys.stdin:
        customers = int(line)
        start = time.perf_counter()
        values = [run(model, customers) for model in models]
        print(time.perf_counter() - start, *values, flush=True)


main()
