# Two commands for everybody: `make demo` and `make test`. Both install what is missing.
SHELL := /bin/bash
SWIFT ?= swift
# The publishers' files, for full-file checks and for `make acceptance`; nothing else names a default.
WAYBILL_DATA ?= $(wildcard ../shared/data)
ACCEPTANCE := out/acceptance
BENCHMARKS := out/benchmarks
BROWSER := out/browser
PARQUET := out/parquet
CLUSTER := out/cluster
# A share of `make test-cluster` that takes minutes: SHARE=small.
SHARE ?=
# How many rows and pairs `make bench` takes.
ROWS ?= 10000000
PAIRS ?= 5
# What reads the exports of `make test-parquet`; `SPARK=1` adds Spark.
READERS ?= pyarrow duckdb polars

CRASH := out/crash
FUZZ := out/fuzz
# How long each target of the fuzzer runs; SECONDS is the shell's own.
SECONDS_EACH := $(if $(filter command line,$(origin SECONDS)),$(SECONDS),20)
# How often each command is killed at a random moment.
ROUNDS ?= 500

# Where `make install` puts the program: under PREFIX, with DESTDIR before it. BINARY is a program that is built already.
PREFIX ?= /usr/local
DESTDIR ?=
BINARY ?=
RELEASE := .build/release/waybill

.PHONY: demo test test-browser test-parquet test-deb test-bundle test-cluster crash fuzz soak acceptance bench bench-stages \
  bench-formats bench-scaling release install uninstall deb bundle docs setup format lint clean

demo: setup
	$(SWIFT) run -c release waybill run waybill.yaml

# The code is optimised, for the tests read whole files; assertions stay on.
test: setup
	WAYBILL_OPTIMISED=1 WAYBILL_DATA="$(abspath $(WAYBILL_DATA))" $(SWIFT) test

# Pages in a real browser, which it installs.
test-browser: setup
	$(SWIFT) build -c release --product waybill
	scripts/browser-checks .build/release/waybill $(BROWSER)

# Exports in Parquet read by other programs, which it installs.
test-parquet: setup
	$(SWIFT) build -c release --product waybill
	scripts/parquet-checks .build/release/waybill $(PARQUET) $(READERS) $(if $(SPARK),spark)

# Units carried out by Spark, here and on a cluster of two workers, with faults; Spark comes by pip, and Java by apt-get.
test-cluster: setup
	$(SWIFT) build -c release --product waybill
	$(if $(SHARE),,BINARY=.build/release/waybill scripts/bundle $(CLUSTER)/bundle)
	scripts/cluster-tests .build/release/waybill $(CLUSTER) \
	  $(if $(SHARE),--$(SHARE),--bundle $(CLUSTER)/bundle/waybill.tar.gz)

# Commands killed and disks broken at every moment; some hours with the usual number of rounds.
crash: setup
	$(SWIFT) build -c release --product waybill
	scripts/crash-harness .build/release/waybill $(CRASH) --rounds $(ROUNDS)

# Bytes that nobody would write, to everything that reads: a table of executions.
fuzz: setup
	scripts/fuzz $(FUZZ) --seconds $(SECONDS_EACH)

# Hundreds of runs over changing files, with kills and prunes, and a ledger damaged at random.
soak: setup
	$(SWIFT) build -c release --product waybill
	scripts/soak .build/release/waybill
	scripts/ledger-mutations .build/release/waybill

acceptance: setup
	@test -n "$(WAYBILL_DATA)" || { echo "acceptance needs WAYBILL_DATA, a folder of publishers' files; it is not set"; exit 2; }
	$(SWIFT) build -c release --product waybill
	WAYBILL_DATA="$(abspath $(WAYBILL_DATA))" scripts/acceptance $(ACCEPTANCE)

# The same rows in Waybill, DuckDB, Polars and ClickHouse, which pip brings; writes docs/performance.md.
bench: setup
	$(SWIFT) build -c release --product waybill
	scripts/bench $(BENCHMARKS) $(ROWS) $(PAIRS)

# Instructions of each stage, a row; valgrind counts them.
bench-stages: setup
	$(SWIFT) build -c release --product waybill
	scripts/bench-stages $(BENCHMARKS)

# Workbooks and JSON beside Polars and DuckDB, which pip brings; no time is asserted.
bench-formats: setup
	$(SWIFT) build -c release --product waybill
	scripts/bench-formats $(BENCHMARKS)

# Units and merge under Spark on this machine, from 1 unit to 64; writes docs/scaling.md.
bench-scaling: setup
	$(SWIFT) build -c release --product waybill
	scripts/scaling .build/release/waybill $(CLUSTER) $(ROWS)

# The program alone, for machines without a Swift toolchain; it knows the commit that it is of.
release: setup
	WAYBILL_COMMIT="$$(git describe --always --dirty --exclude '*' 2>/dev/null)" \
	  $(SWIFT) build -c release --static-swift-stdlib --product waybill

install: $(if $(BINARY),,release)
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" BINARY="$(or $(BINARY),$(RELEASE))" scripts/install

uninstall:
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install --remove

deb: $(if $(BINARY),,release)
	BINARY="$(or $(BINARY),$(RELEASE))" scripts/make-deb out/deb

# A clean system in a folder, in which the package is installed, used and removed; it needs root.
test-deb: deb
	scripts/try-deb out/deb

# The program with all that it needs but the C library, as a folder and an archive for machines where nothing is installed.
bundle: $(if $(BINARY),,release)
	BINARY="$(or $(BINARY),$(RELEASE))" scripts/bundle out/bundle

# The bundle in another place, with an empty environment; for root in a system that has only the C library.
test-bundle: bundle
	scripts/try-bundle out/bundle

# The pages for writers of plugins, by the toolchain's docc.
docs:
	scripts/docs out/docs

setup:
	@scripts/setup

format:
	$(SWIFT) format -i --recursive Package.swift Sources Plugins Tests

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Plugins Tests
	scripts/diagram --check

clean:
	rm -rf .build out
