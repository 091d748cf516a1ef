package load

import (
	"fmt"
	"strings"
	"testing"
)

// TestArchivesEndWhenTheyHoldTooMuch reads twelve entries of 128 KB, packed to
// a few bytes each, with 512 KB to spend: as a zip, whose entries are read
// later, and as a packed tar whose entries are skipped.
func TestArchivesEndWhenTheyHoldTooMuch(t *testing.T) {
	files, outside := map[string]string{}, map[string]string{}
	for i := range 12 {
		files[fmt.Sprintf("%d.xml", i)] = small["a.xml"] + strings.Repeat("\n", 128<<10)
		outside[fmt.Sprintf("../%d.xml", i)] = small["a.xml"] + strings.Repeat("\n", 128<<10)
	}
	root := write(t, map[string]string{"bomb.zip": string(zipOf(t, files))})
	p := load(t, nil, Options{Limits: Limits{Unpacked: 512 << 10}}, root)
	said := 0
	for _, s := range p.Summary.Skipped {
		if strings.Contains(s.Why, "more than one load unpacks") {
			said++
		}
	}
	if said == 0 {
		t.Errorf("nothing is said of the size: %v", p.Summary.Skipped)
	}
	found, reasons := collect(t, Limits{Unpacked: 512 << 10}, nil, write(t, map[string]string{"bomb.tgz": string(gzipOf(t, tarOf(t, outside)))}))
	if len(found) != 0 || !strings.Contains(reasons[len(reasons)-1], "more than one load unpacks") || len(reasons) > 25 {
		t.Errorf("found %d, %d reasons, the last %q", len(found), len(reasons), reasons[len(reasons)-1])
	}
}
