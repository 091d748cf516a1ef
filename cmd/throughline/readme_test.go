package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// example is a command line in a document and what it is said to print, where
// … stands for any lines.
type example struct {
	where, line string
	output      []string
}

// examplesOf finds the command lines of a document that it prints an output
// for: "    $ bin/throughline …", and what is indented below it.
func examplesOf(path, text string) []example {
	const indent, prompt = "    ", "    $ bin/throughline "
	var out []example
	var now *example
	for _, line := range strings.Split(text, "\n") {
		switch command, ok := strings.CutPrefix(line, prompt); {
		case ok:
			out = append(out, example{where: filepath.Base(path), line: command})
			now = &out[len(out)-1]
		case now != nil && strings.HasPrefix(line, indent):
			now.output = append(now.output, strings.TrimPrefix(line, indent))
		case strings.TrimSpace(line) != "":
			now = nil
		}
	}
	return out
}

// TestDocumentsPrintWhatTheProgramPrints runs each command line of the README
// and of docs on the embedded corpus and looks for the lines shown, in order:
// one after the other, but where … stands.
func TestDocumentsPrintWhatTheProgramPrints(t *testing.T) {
	c := newCLI(t)
	if _, errs, code := c.run("load", "corpus"); code != 0 {
		t.Fatal(errs)
	}
	files, _ := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	shown := 0
	for _, file := range append(files, filepath.Join("..", "..", "README.md")) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range examplesOf(file, string(text)) {
			shown++
			out, errs, code := c.run(words(e.line)...)
			if code != 0 {
				t.Errorf("%s: %s: exit %d, %s", e.where, e.line, code, errs)
				continue
			}
			if missing := missingLine(e.output, strings.Split(out, "\n")); missing != "" {
				t.Errorf("%s: %s: %q is not printed, or not there; the program prints\n%.2000s", e.where, e.line, missing, out)
			}
		}
	}
	if shown < 5 {
		t.Errorf("%d examples were found", shown)
	}
}

// missingLine returns the first line shown that is not printed where it is
// shown, or "". Blank lines do not count.
func missingLine(shown, printed []string) string {
	at, anywhere := 0, false
	for _, line := range shown {
		switch {
		case strings.TrimSpace(line) == "":
			continue
		case line == "…":
			anywhere = true
			continue
		}
		for at < len(printed) && printed[at] != line && (anywhere || strings.TrimSpace(printed[at]) == "") {
			at++
		}
		if at == len(printed) || printed[at] != line {
			return line
		}
		at, anywhere = at+1, false
	}
	return ""
}

// words parts a command line as a shell does that knows single quotes only.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

func TestExamplesAreHeldToWhatIsPrinted(t *testing.T) {
	printed := []string{"one", "", "two", "three", "four"}
	for _, e := range []struct{ shown, missing string }{
		{"one two three four", ""}, {"one … four", ""}, {"… three", ""}, {"one …", ""},
		{"two", "two"}, {"one three", "three"}, {"one … five", "five"}, {"one … two one", "one"},
	} {
		if got := missingLine(strings.Fields(e.shown), printed); got != e.missing {
			t.Errorf("%s: %q is missing, not %q", e.shown, e.missing, got)
		}
	}
	if got := words("query theme/x '^about / uses' --json"); len(got) != 4 || got[2] != "^about / uses" {
		t.Errorf("%q", got)
	}
}
