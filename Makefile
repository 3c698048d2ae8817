# Two commands do everything, set-up included: make demo, make test.
SWIFT ?= swift
PREFIX ?= $(HOME)/.local
# Package.swift is the true picture of the structure: an import that a room does not declare is an error.
BUILD_FLAGS = --explicit-target-dependency-import-check error
PROGRAM = .build/debug/signalbox
# What `signalbox --version` names (Package.swift).
commit := $(or $(shell git rev-parse --short=12 HEAD 2>/dev/null),no commit)
export SIGNALBOX_BUILD_COMMIT := $(commit)$(shell [ -z "$$(git status --porcelain 2>/dev/null)" ] || printf ', changed')

.PHONY: demo test test-browser test-terminal test-agents build setup bench bench-peers chaos chaos-mutations chaos-program fuzz tsan format lint install clean

## The day: 52 targets over 11 repositories. AUTO=1 lets the stand-in operator decide.
demo: build
	SIGNALBOX=$(abspath $(PROGRAM)) sh Demo/run.sh $(if $(AUTO),--auto)

## Every test, those of the control room in a real browser and in a terminal included.
test: setup
	@echo "test: building (about six minutes when cold on two cores)"
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	$(SWIFT) test --skip-build
	@sh scripts/browser-tests.sh
	@sh scripts/terminal-tests.sh

## The control room in a real browser alone; part of `make test`.
test-browser: build
	@sh scripts/browser-tests.sh $(ARGS)

## `signalbox watch` in a pseudo terminal alone; part of `make test`.
test-terminal: build
	@sh scripts/terminal-tests.sh $(ARGS)

## The real agent programs through Signalbox against a scripted model on loopback: four minutes. The first run installs them: about a
## minute and 1.4 GB in .agents-env.
test-agents: setup
	@sh scripts/agent-programs.sh
	@sh scripts/check-scripted-model.sh
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	AGENTS_ENV=$(abspath $(or $(AGENTS_ENV),.agents-env)) SIGNALBOX_AGENTS_ENV=$(abspath $(or $(AGENTS_ENV),.agents-env)) \
		$(SWIFT) test --skip-build --filter 'AgentProgramTests|OfficialClientTests'

build: setup
	@echo "build: debug (about four minutes when cold on two cores)"
	$(SWIFT) build --product signalbox $(BUILD_FLAGS)

## The parsers of what agents, repositories and broken disks write, under libFuzzer: FUZZ_SECONDS for each of fifteen, TARGETS="acp junit" for some.
fuzz: setup
	@sh scripts/fuzz.sh $(or $(FUZZ_SECONDS),60) $(TARGETS)

## The tests of the rooms and lanes of the whole program under the thread sanitizer, in a build of its own; FILTERS="LedgerTests" for some.
tsan: setup
	@sh scripts/thread-sanitizer.sh $(FILTERS)

setup:
	@sh scripts/setup.sh

## Figures as ratios against a floor measured in the same run. Builds with optimisation first.
bench: setup
	$(SWIFT) build -c release --product signalbox $(BUILD_FLAGS)
	cd Benchmarks && $(SWIFT) build -c release
	SIGNALBOX=$(abspath .build/release/signalbox) Benchmarks/.build/release/signalbox-bench $(BENCH)

## The same work on other programs of this field, from the Python index at pinned versions; the first run installs them: 700 MB in .peers-env.
bench-peers: setup
	sh scripts/peer-programs.sh
	$(SWIFT) build -c release --product signalbox $(BUILD_FLAGS)
	cd Benchmarks && $(SWIFT) build -c release
	SIGNALBOX=$(abspath .build/release/signalbox) Benchmarks/.build/release/signalbox-bench --only peers --repeat 3 \
		--peers $(abspath $(or $(PEERS_ENV),.peers-env)) $(BENCH)

## Lanes under 1,000 kills with -9 and other faults, and a checker that shares no code with the program. SEED=1 KILLS=1000; ROUND=7 repeats one
## round; JOBS=2 runs rounds side by side.
chaos: chaos-program
	SIGNALBOX=$(abspath $(PROGRAM)) Chaos/.build/release/signalbox-chaos sweep --seed $(or $(SEED),1) --kills $(or $(KILLS),1000) \
	    --kills-per-round $(or $(PER_ROUND),15) --jobs $(or $(JOBS),1) $(if $(ROUND),--round $(ROUND)) $(if $(KEEP),--keep)

## Whether the checker can fail: plants defects in the end of a healthy round, and wants each named.
chaos-mutations: chaos-program
	SIGNALBOX=$(abspath $(PROGRAM)) Chaos/.build/release/signalbox-chaos mutations --seed $(or $(SEED),1)

chaos-program: build
	$(SWIFT) build -c release --package-path Chaos

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Chaos/Package.swift Chaos/Sources

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Chaos/Package.swift Chaos/Sources

## PREFIX/bin/signalbox, built with optimisation and the Swift runtime inside.
install: setup
	$(SWIFT) build -c release --static-swift-stdlib --product signalbox $(BUILD_FLAGS)
	install -d $(PREFIX)/bin
	install -m 755 .build/release/signalbox $(PREFIX)/bin/signalbox

clean:
	$(SWIFT) package clean
