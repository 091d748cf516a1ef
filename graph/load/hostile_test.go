package load

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// TestHostileFilesStayWithinMemory loads files that are as large as is read
// and hold nothing but openings of records. Each must be reported, and take
// less than 200 MB.
func TestHostileFilesStayWithinMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT RUN: reads 100 MB")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(20)) // what is measured is live, more or less
	fill := func(head, unit string) string { return head + strings.Repeat(unit, (15<<20)/len(unit)) }
	for name, content := range map[string]string{
		"events.xml":    fill("<schedule><conference><title>x</title></conference><day>", "<event/>"),
		"nested.xml":    fill("<schedule><conference>", "<a>"),
		"people.xml":    fill("<schedule><conference/><day><event><persons>", "<person/>"),
		"fields.xml":    fill("<schedule><conference/><day><event>", "<a>b</a>"),
		"sessions.json": fill(`{"sessions": [`, `{},`),
		"nested.json":   fill(`{"schedule": {"conference": `, `[`),
		"list.yml":      fill("- id: a\n  title: b\n  speakers:\n", "  - c\n"),
		"events.ics":    fill("BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nEND:VEVENT\r\n"),
		"rows.csv":      fill("title,speakers,date\n", "a,b,c\n"),
	} {
		root := write(t, map[string]string{name: content})
		runtime.GC()
		runtime.GC() // what pools kept goes with the second one
		before := heap()
		stop, peak := make(chan bool), make(chan int64)
		go watch(stop, peak)
		p := load(t, nil, Options{}, root)
		close(stop)
		used := (<-peak - before) >> 20
		t.Logf("%s: %d MB", name, used)
		if len(p.Summary.Skipped) == 0 && name != "fields.xml" {
			t.Errorf("%s: nothing is reported", name)
		}
		if used > 240 { // 200, and the fifth of garbage that the collector leaves
			t.Errorf("%s: took %d MB", name, used)
		}
	}
}

func heap() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// watch sends the largest heap seen until stop is closed.
func watch(stop chan bool, peak chan int64) {
	most := int64(0)
	for {
		select {
		case <-stop:
			peak <- most
			return
		case <-time.After(5 * time.Millisecond):
			most = max(most, heap())
		}
	}
}
