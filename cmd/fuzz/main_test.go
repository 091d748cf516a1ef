package main

import (
	"slices"
	"testing"
)

func TestTargetsAreFoundWithTheirPackages(t *testing.T) {
	got := targetsIn("FuzzDecode\nFuzzSections\nok  \tthroughline/graph/wire\t0.004s\n?   \tthroughline/data\t[no test files]\n" +
		"ok  \tthroughline/graph\t0.003s\nFuzzLink\nok  \tthroughline/wasm/internal/app\t0.010s\n")
	want := []target{{"throughline/graph/wire", "FuzzDecode"}, {"throughline/graph/wire", "FuzzSections"}, {"throughline/wasm/internal/app", "FuzzLink"}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestTheLastCountIsTold(t *testing.T) {
	text := "fuzz: elapsed: 0s, gathering baseline coverage: 0/43 completed\nfuzz: elapsed: 3s, execs: 12 (4/sec), new interesting: 1 (total: 44)\n" +
		"fuzz: elapsed: 6s, execs: 345 (111/sec), new interesting: 2 (total: 45)\nPASS\n"
	if got := lastCount(text); got != "345 runs, 45 inputs that differ" {
		t.Error(got)
	}
	if got := lastCount("PASS"); got != "it did not say how often it ran" {
		t.Error(got)
	}
}
