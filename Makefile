# Two commands do everything, set-up included: make demo, make test.
SWIFT ?= swift
PREFIX ?= $(HOME)/.local
# Package.swift is the true picture of the structure: an import that a room does not declare is an error.
BUILD_FLAGS = --explicit-target-dependency-import-check error
PROGRAM = .build/debug/signalbox

.PHONY: demo test test-browser test-agents build setup bench format lint install clean

## The day: 52 targets over 11 repositories. AUTO=1 lets the stand-in operator decide.
demo: build
	SIGNALBOX=$(abspath $(PROGRAM)) sh Demo/run.sh $(if $(AUTO),--auto)

## Every test, those of the control room in a real browser included.
test: setup
	@echo "test: building (about three minutes when cold on two cores)"
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	$(SWIFT) test --skip-build
	@sh scripts/browser-tests.sh

## The control room in a real browser alone; part of `make test`.
test-browser: build
	@sh scripts/browser-tests.sh $(ARGS)

## The real agent programs through Signalbox against a scripted model on loopback: four minutes. The first run installs them: about a
## minute and 1.4 GB in .agents-env.
test-agents: setup
	@sh scripts/agent-programs.sh
	@sh scripts/check-scripted-model.sh
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	AGENTS_ENV=$(abspath $(or $(AGENTS_ENV),.agents-env)) $(SWIFT) test --skip-build --filter AgentProgramTests

build: setup
	@echo "build: debug (about three minutes when cold on two cores)"
	$(SWIFT) build --product signalbox $(BUILD_FLAGS)

## The parsers of what agents, repositories and broken disks write, under libFuzzer: FUZZ_SECONDS for each of fifteen, TARGETS="acp junit" for some.
fuzz: setup
	@sh scripts/fuzz.sh $(or $(FUZZ_SECONDS),60) $(TARGETS)

setup:
	@sh scripts/setup.sh

## Figures as ratios against a floor measured in the same run. Builds with optimisation first.
bench: setup
	$(SWIFT) build -c release --product signalbox $(BUILD_FLAGS)
	cd Benchmarks && $(SWIFT) build -c release
	SIGNALBOX=$(abspath .build/release/signalbox) Benchmarks/.build/release/signalbox-bench $(BENCH)

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

## PREFIX/bin/signalbox, built with optimisation and the Swift runtime inside.
install: setup
	$(SWIFT) build -c release --static-swift-stdlib --product signalbox $(BUILD_FLAGS)
	install -d $(PREFIX)/bin
	install -m 755 .build/release/signalbox $(PREFIX)/bin/signalbox

clean:
	$(SWIFT) package clean
