package web_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var (
	used     = regexp.MustCompile(`var\((--[a-z][a-z0-9-]*)`)
	declared = regexp.MustCompile(`(?:^|[\s{;])(--[a-z][a-z0-9-]*)\s*:|setProperty\("(--[a-z-]+)"`)
)

// TestStylesNameWhatThereIs: a style that names a value which nothing declares
// shows another colour than the rest in one of the two schemes, and a value
// that nothing names is left over.
func TestStylesNameWhatThereIs(t *testing.T) {
	names, values := map[string]string{}, map[string]string{}
	for _, pattern := range []string{"static/site.css/*.css", "static/page.js/*.js"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range used.FindAllStringSubmatch(string(text), -1) {
				names[m[1]] = file
			}
			for _, m := range declared.FindAllStringSubmatch(string(text), -1) {
				values[m[1]+m[2]] = file
			}
		}
	}
	for name, file := range names {
		if values[name] == "" {
			t.Errorf("%s names %s, which nothing declares", file, name)
		}
	}
	for name, file := range values {
		if names[name] == "" {
			t.Errorf("%s declares %s, which nothing names", file, name)
		}
	}
}
