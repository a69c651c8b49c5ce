"""Makes a file of invented transfers in the shape of the long table of the EU's annual reports.

usage: generate.py TABLES ROWS FILE [SEED]

`1998; 0; Austria; Zambia; ML 1; a; 1605; `: exporters and destinations are skewed as in life, and some rows are dirty:
0.2 % of the numbers are none, 2 % go to destinations that nobody can name, delimiters stand in quoted cells, 0.5 % of
the lines end in CRLF, 3 % of the numbers have separators of thousands, 5 % decimals. Above four million rows, blocks of a
pool of sixteen come again: the content repeats, the size does not.
"""
import csv
import pathlib
import sys

import numpy

from tables import EXPORTERS, UNKNOWN

BLOCK, POOL = 250_000, 16
NO_NUMBERS = ["n/a", "-", "", "c", "12.3.4", "1e5x"]


def skewed(count, exponent):
    weights = 1 / numpy.arange(1, count + 1) ** exponent
    return weights / weights.sum()


def cell(text):
    return f'"{text}"' if ";" in text else f" {text}"


class Maker:
    def __init__(self, tables, seed):
        self.chance = numpy.random.default_rng(seed)
        aliases = list(csv.DictReader(open(tables / "aliases.csv")))
        self.exporters = [cell(row["spelling"]) for row in aliases if row["iso3"] in EXPORTERS]
        self.destinations = [cell(row["spelling"]) for row in aliases] + [cell(name) for name in UNKNOWN]
        self.chance.shuffle(self.exporters)
        self.chance.shuffle(self.destinations)
        self.kinds = [" a", " b", " c", " d"] + [f" e{number}" for number in range(1, 9)]

    def choose(self, values, count, weights):
        return numpy.array(values, object)[self.chance.choice(len(values), count, p=weights)]

    def numbers(self, kinds, count):
        is_money = (kinds == " b") | (kinds == " c")
        amounts = numpy.where(
            is_money, numpy.exp(self.chance.normal(11, 2.4, count)).astype(numpy.int64),
            self.chance.geometric(.08, count))
        texts = [f" {amount}" for amount in amounts.tolist()]
        dice = self.chance.random(count)
        for place in numpy.nonzero(dice < .05)[0]:
            texts[place] += (".25", ".50", ".75")[place % 3]
        for place in numpy.nonzero((dice >= .05) & (dice < .08))[0]:
            texts[place] = f" {amounts[place]:,}"
        for place in numpy.nonzero((dice >= .08) & (dice < .082))[0]:
            texts[place] = " " + NO_NUMBERS[place % len(NO_NUMBERS)]
        return texts

    def block(self, count):
        kinds = self.choose(self.kinds, count, [.24, .26, .3, .08] + [.015] * 8)
        columns = [
            self.chance.integers(1998, 2025, count).astype(str),
            numpy.where(self.chance.random(count) < .02, " 1", " 0"),
            self.choose(self.exporters, count, skewed(len(self.exporters), .6)),
            self.choose(self.destinations, count, skewed(len(self.destinations), .55)),
            self.choose([f" ML {number}" for number in range(1, 23)], count, skewed(22, .5)),
            kinds,
            self.numbers(kinds, count),
            numpy.where(self.chance.random(count) < .005, " \r\n", " \n"),
        ]
        return "".join(";".join(row) for row in zip(*columns)).encode()


def write(tables, rows, path, seed):
    maker = Maker(tables, seed)
    pool = []
    with open(path, "wb", buffering=1 << 22) as file:
        written, again = 0, 0
        while written < rows:
            count = min(BLOCK, rows - written)
            if count == BLOCK and len(pool) == POOL:
                file.write(pool[again % POOL])
                again += 1
            else:
                block = maker.block(count)
                if count == BLOCK:
                    pool.append(block)
                file.write(block)
            written += count


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit("usage: generate.py TABLES ROWS FILE [SEED]")
    write(pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]) if len(sys.argv) == 5 else 7)
