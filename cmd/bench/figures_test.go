package main

import (
	"slices"
	"testing"
)

func TestParseReadsEveryFigure(t *testing.T) {
	got := parse(`goos: linux
BenchmarkTick/10000-2   	     100	   4800000 ns/op	        12.5 ratio_d3
BenchmarkServe-2        	       1	         3.25 p99_ms	         0 errors
PASS
`)
	want := []figure{
		{"tick_10000_ns_per_op", 4800000}, {"tick_10000_ratio_d3", 12.5},
		{"serve_p99_ms", 3.25}, {"serve_errors", 0},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
