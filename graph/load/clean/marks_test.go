package clean

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The expressions that say what marks are.
var (
	markdownMark = regexp.MustCompile(`(?m)\]\(|^#{1,6} |\*\*|^\s*[*+-] |^\s*\d+\. |` + "`" + `|^> |^(?:===|---)|(?:^|\s)[*_][^\s*_][^*_\n]*[*_]`)
	restMark     = regexp.MustCompile("(?m)`[^`\\n]+`_|^\\.\\. |:[a-z]+:`|::$|``")
)

func checkMarks(t *testing.T, s string) {
	t.Helper()
	if got, want := isMarkdown(s), markdownMark.MatchString(s); got != want {
		t.Errorf("Markdown in %q: %v, want %v", s, got, want)
	}
	if got, want := isReST(s), restMark.MatchString(s); got != want {
		t.Errorf("reST in %q: %v, want %v", s, got, want)
	}
	if got, want := hasHTML(s), htmlTag.MatchString(s); got != want {
		t.Errorf("HTML in %q: %v, want %v", s, got, want)
	}
}

func TestMarksAreThoseOfTheExpressions(t *testing.T) {
	pieces := []string{"", "a", "é", "\xff", " ", "\t", "\n", "\r\n", "\f", "*", "**", "_", "#", "####### ", "## ", "1", "1. ", "- ", "+", "> ", "---", "==", "](", "`", "``", "`_", ":", "::", ".. ", ":ref:`", "<b>", "<"}
	for _, a := range pieces {
		for _, b := range pieces {
			checkMarks(t, a+b)
			checkMarks(t, "x "+a+"\n"+b+" y")
			for _, c := range []string{"a", " ", "*", "_", "\n"} {
				checkMarks(t, a+b+c)
				checkMarks(t, c+a+b+"x"+c)
			}
		}
	}
}

func FuzzMarks(f *testing.F) {
	f.Add("a *b c* d\n 1. x")
	f.Add("\n\t* x\n`a`_ ::\n.. b")
	f.Fuzz(func(t *testing.T, s string) { checkMarks(t, s) })
}

// TestMarksOfRealText holds the scanner against the expressions on whatever
// archives there are, line by line and as whole files.
func TestMarksOfRealText(t *testing.T) {
	root := os.Getenv("THROUGHLINE_EXTRA")
	if root == "" {
		t.Skip("THROUGHLINE_EXTRA is not set")
	}
	n := 0
	err := filepath.WalkDir(filepath.Join(root, "data"), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil || len(content) > 1<<20 {
			return err
		}
		for _, s := range texts(content) {
			checkMarks(t, s)
			n++
		}
		return nil
	})
	if err != nil || n < 10_000 {
		t.Errorf("%d texts, %v", n, err)
	}
}

// texts are the strings of a JSON object of one level, or else the paragraphs
// of a file.
func texts(content []byte) []string {
	var object map[string]any
	if json.Unmarshal(content, &object) != nil {
		return strings.Split(string(content), "\n\n")
	}
	var out []string
	for _, v := range object {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
