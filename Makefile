# Throughline: run, test, check, bench. Logic lives in Go programs; this file
# says what needs what.

SHELL := /bin/bash
GO ?= go
DIST := web/dist
WASM_SIZE_LIMIT := 620000 # bytes of brotli: what a visitor downloads before the explorer starts
WASM_ENV := GOOS=js GOARCH=wasm
WASM_SOURCES := $(shell find wasm graph -name '*.go' -not -name '*_test.go' -not -path 'graph/store/*' -not -path 'graph/load/*')
WASM_JS := $(wildcard wasm/js/*.js)
GO_SOURCES := $(shell find cmd graph server web data -name '*.go' -not -name '*_test.go')
EMBEDDED := $(wildcard data/*/*.yaml web/static/* web/static/*/* server/*.json)

export GOFLAGS ?= -buildvcs=auto

.PHONY: run test bench build check generate notice clean fuzz soak

build: bin/throughline

run: build
	bin/throughline serve

bin/throughline: $(GO_SOURCES) $(EMBEDDED) $(DIST)/.packed go.mod
	$(GO) build -o $@ ./cmd/throughline

# The explorer's program, the files it is started with, and everything packed.
# What is seldom run is compiled without inlining, which saves 20 KB; the older
# collector, 2 KB; what only tracebacks read of the tables of functions, 125 KB;
# the runtime's traces, profiles and checks, which slim knows by name, 31 KB;
# its way of writing fractions, 17 KB.
$(DIST)/throughline.wasm: $(WASM_SOURCES) go.mod
	$(WASM_ENV) GOEXPERIMENT=nogreenteagc $(GO) build -trimpath -ldflags=-w $(COLD:%=-gcflags=%=-l) -o $@ ./wasm
	$(GO) run ./cmd/slim $@
COLD := $(addprefix throughline/,wasm/... graph graph/card graph/wire graph/search graph/text graph/reading graph/trail graph/path graph/related graph/trend) sync internal/sync syscall/js strings strconv internal/strconv

$(DIST)/.packed: $(DIST)/throughline.wasm $(WASM_JS) $(wildcard web/static/* web/static/*/*)
	cp "$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js" $(WASM_JS) $(DIST)/
	$(GO) run ./web/pack
	touch $@

notice:
	$(GO) run ./cmd/notice

generate:
	$(GO) tool templ generate -path web/view -include-version=false

# Everything, in three rounds: under the race detector all but what drives a
# browser or needs a large set of real data, which it would make take half an
# hour; then the pure packages as a browser runs them, five to ten times slower;
# then what was left out.
test: build tools
	THROUGHLINE_EXTRA= $(GO) test -race -short -timeout 60m $(TESTFLAGS) ./...
	THROUGHLINE_EXTRA= $(WASM_ENV) $(GO) test -timeout 60m -exec="$$($(GO) env GOROOT)/lib/wasm/go_js_wasm_exec" ./wasm/... $(PURE)
	@[ -n "$(THROUGHLINE_EXTRA)" ] || echo "NOTE: THROUGHLINE_EXTRA names no folder: the tests on real schedules and reports DID NOT RUN" >&2
	$(GO) test -timeout 60m $(TESTFLAGS) ./cmd/... ./graph/... ./server ./wasm/...
PURE := ./graph ./graph/varint ./graph/reading ./graph/agenda ./graph/session ./graph/trail ./graph/wire ./graph/path ./graph/text ./graph/search ./graph/card ./graph/trend ./graph/related ./graph/coverage ./graph/layout ./graph/scene

# What the tests need and a Debian machine may lack. Where it cannot be
# had, the tests say so themselves.
.PHONY: tools
tools:
	@command -v chromium chromium-browser google-chrome >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  echo "NOTE: there is no Chromium here and it cannot be installed: the browser tests will not run" >&2
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq postgresql >/dev/null; } || \
	  echo "NOTE: there is no PostgreSQL here and it cannot be installed: its tests will not run" >&2
	@[ -d build/npm/node_modules/axe-core -a -d build/npm/node_modules/oxigraph ] || { command -v npm >/dev/null && mkdir -p build/npm && \
	  npm install --silent --no-audit --no-fund --prefix build/npm axe-core@4.14.0 oxigraph@0.5.11; } || \
	  echo "NOTE: npm is not here: the accessibility tests and the comparison with a SPARQL engine will not run" >&2

check: build
	$(GO) tool templ generate -path web/view -include-version=false
	@git diff --exit-code --stat -- '*_templ.go' || { echo "generated files are not current: commit what 'make generate' made" >&2; exit 1; }
	@test -z "$$(gofmt -l cmd data graph server wasm web | tee /dev/stderr)" || { echo "run gofmt -w on the files above" >&2; exit 1; }
	$(GO) vet ./... && $(WASM_ENV) $(GO) vet ./wasm/... $(PURE)
	$(GO) tool staticcheck ./... && check="$$($(GO) tool -n staticcheck)" && $(WASM_ENV) "$$check" ./wasm/...
	$(GO) test -run 'TestImports' ./cmd/throughline
	$(GO) mod verify
	@if curl -fsSo /dev/null --max-time 5 https://vuln.go.dev/index/db.json 2>/dev/null && GOBIN=$(CURDIR)/build/tools $(GO) install golang.org/x/vuln/cmd/govulncheck@v1.9.0; \
	  then build/tools/govulncheck ./...; else echo "NOTE: vuln.go.dev or govulncheck cannot be reached: known weaknesses WERE NOT LOOKED FOR" >&2; fi
	@size=$$(cat $(DIST)/throughline.*.wasm.br | wc -c); echo "client: $$size bytes of brotli, limit $(WASM_SIZE_LIMIT)"; \
	  [ $$size -le $(WASM_SIZE_LIMIT) ] || { echo "the client is too large" >&2; exit 1; }

bench:
	$(GO) run ./cmd/bench

bench-%:
	$(GO) run ./cmd/bench $*

# Every fuzz target, one after the other, and the suites that take long: kills,
# full disks, load. CI runs a few rounds of the latter.
fuzz:
	$(GO) run ./cmd/fuzz -time $(FUZZTIME)
FUZZTIME := 60s

soak: build
	THROUGHLINE_SOAK=1 $(GO) test -count=1 -timeout 90m -v -run 'Kill9|ADiskThat|Soak|Crashes|OneKilled|Follow' ./...

clean:
	rm -rf bin build $(DIST)/*.wasm $(DIST)/*.js $(DIST)/*.br $(DIST)/*.gz $(DIST)/.packed
