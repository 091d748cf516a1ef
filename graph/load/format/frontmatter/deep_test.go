package frontmatter_test

import (
	"strings"
	"testing"
)

func TestDeepAndLargeFrontMatter(t *testing.T) {
	const n = 200_000
	for name, content := range map[string]string{
		"toml": "+++\na = " + strings.Repeat("[", n) + "\n+++\n", "yaml": "---\na: " + strings.Repeat("[", n) + "\n---\n", "json": `{"a":` + strings.Repeat("[", n),
		"inline": "+++\na = " + strings.Repeat("{a=", n) + "\n+++\n", "large": "+++\na = \"" + strings.Repeat("x", 2*n) + "\"\n+++\n",
	} {
		if p, err := parse(t, content); err == nil && p.Has {
			t.Errorf("%s: %d fields", name, len(p.Fields))
		}
	}
}
