package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"throughline/graph"
	"throughline/graph/load"
	"throughline/graph/text"
	"throughline/server"
)

// progress tells how a load is going: on a terminal by rewriting one line,
// elsewhere by a line a second, so that a log stays readable.
type progress struct {
	out         io.Writer
	terminal    bool
	last        time.Time
	started     time.Time
	done, total int
	shown       bool
}

func newProgress(out io.Writer) *progress {
	f, ok := out.(*os.File)
	now := time.Now()
	return &progress{out: out, terminal: ok && term.IsTerminal(int(f.Fd())), started: now, last: now}
}

func (p *progress) reading(n load.Progress) {
	took := time.Since(p.started).Seconds()
	line := fmt.Sprintf("reading %s of %s, %s, %s talks/s", text.Number(n.Files), text.Many(n.Total, "file", "files"), text.Many(n.Talks, "talk", "talks"), rate(n.Talks, took))
	p.line(line+left(took, n.Bytes, n.Size), false)
}

func (p *progress) writing(total int) {
	p.total, p.started = total, time.Now()
}

func (p *progress) wrote(done int) {
	p.done = done
	took := time.Since(p.started).Seconds()
	line := fmt.Sprintf("writing %s of %s, %s facts/s", text.Number(done), text.Many(p.total, "fact", "facts"), rate(done, took))
	p.line(line+left(took, int64(done), int64(p.total)), done == p.total)
}

// remote shows how far a load has come that a server carries out.
func (p *progress) remote(at server.Progress) {
	p.line(fmt.Sprintf("%s %s of %s", at.Doing, text.Number(at.Done), text.Number(at.Total)), at.Done == at.Total)
}

func rate(done int, took float64) string { return text.Number(int(float64(done) / max(took, 0.001))) }

// left estimates what is left from what was done in so many seconds. It says
// nothing before there is enough to judge by, or when nothing is left.
func left(took float64, done, total int64) string {
	if done >= total || done < total/50 || done == 0 {
		return ""
	}
	seconds := took * float64(total-done) / float64(done)
	return ", " + time.Duration(seconds*float64(time.Second)).Round(time.Second).String() + " left"
}

func (p *progress) line(what string, always bool) {
	interval := time.Second
	if p.terminal {
		interval = 100 * time.Millisecond
	}
	if time.Since(p.last) < interval && !(always && p.shown) {
		return
	}
	p.last, p.shown = time.Now(), true
	if p.terminal {
		fmt.Fprintf(p.out, "\r\x1b[K%s", what)
		return
	}
	fmt.Fprintln(p.out, what)
}

// finish leaves the terminal's line, so that what follows begins on its own.
func (p *progress) finish() {
	if p.terminal && p.shown {
		fmt.Fprintln(p.out)
	}
	p.shown = false
}

// countsLine writes counts by kind in the order of kinds: "12 talks, 3 people".
func countsLine(counts map[string]int) string {
	var parts []string
	for _, k := range graph.Kinds() {
		if n := counts[k.String()]; n > 0 {
			parts = append(parts, text.Many(n, k.String(), k.Plural()))
		}
	}
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		if graph.ParseKind(word) == graph.NoKind && counts[word] > 0 {
			parts = append(parts, text.Number(counts[word])+" "+word)
		}
	}
	return strings.Join(parts, ", ")
}
