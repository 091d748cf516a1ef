package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"text/tabwriter"
)

// figure is one number with the unit in its name, such as
// tick_10000_ns_per_op.
type figure struct {
	name  string
	value float64
}

var (
	processors = regexp.MustCompile(`-\d+$`)
	notWord    = regexp.MustCompile(`[^a-z0-9]+`)
)

// parse reads the lines that go test -bench prints: a name, the number of
// runs, then pairs of a value and a unit.
func parse(text string) []figure {
	var figures []figure
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := processors.ReplaceAllString(strings.TrimPrefix(fields[0], "Benchmark"), "")
		for i := 2; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				break
			}
			figures = append(figures, figure{figureName(name, fields[i+1]), value})
		}
	}
	return figures
}

func figureName(benchmark, unit string) string {
	name := strings.ToLower(benchmark + "_" + strings.ReplaceAll(unit, "/", " per "))
	return strings.Trim(notWord.ReplaceAllString(name, "_"), "_")
}

func printTable(w io.Writer, title string, figures []figure) {
	fmt.Fprintln(w, title)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight|tabwriter.TabIndent)
	for _, f := range figures {
		fmt.Fprintf(t, "  %s\t%s\t\n", f.name, strconv.FormatFloat(f.value, 'g', 6, 64))
	}
	t.Flush()
}

func writeJSON(name string, figures []figure) error {
	dir := filepath.Join("build", "bench")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	values := make(map[string]float64, len(figures))
	for _, f := range figures {
		values[f.name] = f.value
	}
	data, err := json.MarshalIndent(values, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name+".json"), append(data, '\n'), 0o644)
}
