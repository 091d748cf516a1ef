// Command bench runs the project's benchmarks, prints their figures as a
// table, and writes build/bench/NAME.json. Ratios between things measured in
// one run are what to read; single times depend on the machine and the hour.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

// suite is a set of benchmarks that answer one question.
type suite struct {
	name     string
	packages []string
	pattern  string // of go test -bench
	time     string // of go test -benchtime
	peers    string // npm packages that are measured beside it, at the versions the figures name
}

var suites = []suite{
	{"index", []string{"./graph", "./graph/wire"}, ".", "1s", ""},
	{"search", []string{"./graph/search", "./graph/text"}, ".", "1s", ""},
	{"trend", []string{"./graph/trend"}, ".", "1s", ""},
	{"layout", []string{"./graph/layout", "./wasm/bench"}, "Tick|Picture|Rest", "1s", ""},
	{"draw", []string{"./graph/scene", "./wasm/bench"}, "Frame|Hit|Commands|Draw", "1s", ""},
	{"paths", []string{"./graph/path", "./graph/store"}, "Steps|Theme|Shortest|Connect|Worst|Page|HandWritten|Peers|AgainstCayley", "1s", "better-sqlite3@12.11.1 kuzu@0.11.3"},
	{"related", []string{"./graph/related"}, ".", "1s", ""},
	{"load", []string{"./graph/load", "./graph/load/vocabulary", "./cmd/throughline"}, "Load|Annotate|Write|Scan|Match", "1x", ""},
	{"postgres", []string{"./graph/store/postgres"}, ".", "1x", ""},
	{"serve", []string{"./cmd/throughline"}, "Serve", "1x", ""},
	{"client", []string{"./cmd/throughline"}, "Client", "1x", ""},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, names []string, out io.Writer) error {
	for _, name := range names {
		if !slices.ContainsFunc(suites, func(s suite) bool { return s.name == name }) {
			return fmt.Errorf("there is no benchmark %s; there are %s", name, strings.Join(suiteNames(), ", "))
		}
	}
	for _, s := range suites {
		if len(names) > 0 && !slices.Contains(names, s.name) {
			continue
		}
		if err := s.run(ctx, out); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

func suiteNames() []string {
	names := make([]string, len(suites))
	for i, s := range suites {
		names[i] = s.name
	}
	return names
}

// install fetches the peers that are missing. Without npm the benchmarks run
// and say themselves which peer they did not measure.
func (s suite) install(ctx context.Context) {
	var missing []string
	for _, peer := range strings.Fields(s.peers) {
		name, _, _ := strings.Cut(peer, "@")
		if _, err := os.Stat(filepath.Join("build", "npm", "node_modules", name)); err != nil {
			missing = append(missing, peer)
		}
	}
	if len(missing) == 0 {
		return
	}
	args := append([]string{"install", "--silent", "--no-audit", "--no-fund", "--prefix", "build/npm"}, missing...)
	err := os.MkdirAll("build/npm", 0o755)
	if err == nil {
		err = exec.CommandContext(ctx, "npm", args...).Run()
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "NOT MEASURED: npm could not install %s: %v\n", strings.Join(missing, " "), err)
	}
}

func (s suite) run(ctx context.Context, out io.Writer) error {
	s.install(ctx)
	args := append([]string{"test", "-run", "^$", "-bench", s.pattern, "-benchtime", s.time, "-timeout", "30m"}, s.packages...)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		os.Stderr.Write(text)
		return err
	}
	figures := parse(string(text))
	if len(figures) == 0 {
		return fmt.Errorf("no benchmark ran")
	}
	printTable(out, s.name, figures)
	return writeJSON(s.name, figures)
}
