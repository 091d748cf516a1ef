// Command fuzz runs every fuzz target of the project for a while, one after
// the other, and says how often each was run. It finds the targets itself. What
// breaks one is left in the package's testdata/fuzz, where every later test
// tries it again.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"strings"
	"time"
)

func main() {
	each := flag.Duration("time", time.Minute, "how long each target runs")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, *each, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "fuzz:", err)
		os.Exit(1)
	}
}

// target is a function of a package.
type target struct{ pkg, name string }

func run(ctx context.Context, out io.Writer, each time.Duration, packages []string) error {
	if len(packages) == 0 {
		packages = []string{"./..."}
	}
	listing, err := goTool(ctx, append([]string{"test", "-list", "^Fuzz"}, packages...)...)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, listing)
	}
	targets := targetsIn(listing)
	if len(targets) == 0 {
		return errors.New("there are no fuzz targets there")
	}
	var broken []string
	for _, t := range targets {
		// By default, each input that is new is made smaller for up to a
		// minute, in which a slow target does nothing else.
		text, err := goTool(ctx, "test", t.pkg, "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", each.String(), "-fuzzminimizetime", "100x")
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			broken = append(broken, t.pkg+" "+t.name)
			fmt.Fprintf(out, "BROKEN  %s %s\n%s\n", t.pkg, t.name, text)
		default:
			fmt.Fprintf(out, "ok      %s %s: %s\n", t.pkg, t.name, lastCount(text))
		}
	}
	if len(broken) > 0 {
		return fmt.Errorf("%d of %d targets broke: %s", len(broken), len(targets), strings.Join(broken, ", "))
	}
	fmt.Fprintf(out, "%d targets, %v each: none broke\n", len(targets), each)
	return nil
}

func goTool(ctx context.Context, args ...string) (string, error) {
	text, err := exec.CommandContext(ctx, "go", args...).CombinedOutput()
	return string(text), err
}

// targetsIn reads what 'go test -list' prints: the names of a package, and then
// a line that names it.
func targetsIn(listing string) (targets []target) {
	var names []string
	for line := range strings.Lines(listing) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "Fuzz") {
			names = append(names, line)
			continue
		}
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "ok" {
			for _, name := range names {
				targets = append(targets, target{fields[1], name})
			}
			names = nil
		}
	}
	return targets
}

var counts = regexp.MustCompile(`execs: (\d+).*total: (\d+)`)

// lastCount returns how often a target ran, and the size of its corpus.
func lastCount(text string) string {
	all := counts.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return "it did not say how often it ran"
	}
	last := all[len(all)-1]
	return last[1] + " runs, " + last[2] + " inputs that differ"
}
