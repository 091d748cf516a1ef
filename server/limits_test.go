package server_test

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"throughline/server"
)

func TestLimitsAreReadAsTheyAreWritten(t *testing.T) {
	whole := server.DefaultLimits()
	var copied server.Limits
	for _, name := range whole.Names() {
		text := whole.Text(name)
		if text == "" {
			t.Errorf("%s has no text", name)
		}
		if err := copied.Set(name, text); err != nil {
			t.Error(err)
		}
	}
	if copied != whole {
		t.Errorf("%+v\nbecame\n%+v", whole, copied)
	}
	for _, bad := range [][2]string{
		{"streams", "0"}, {"streams", "-1"}, {"streams", "many"}, {"streams", "99999999999"}, {"upload", "1TB"}, {"upload", "-1KiB"}, {"upload", "9999999999999GiB"}, {"upload", ""},
		{"query-time", "1"}, {"query-time", "-1s"}, {"writes", "5"}, {"writes", "0/s+1"}, {"writes", "1/s+0"}, {"writes", "NaN/s+1"}, {"speed", "1"}, {"", ""},
	} {
		if err := copied.Set(bad[0], bad[1]); err == nil {
			t.Errorf("%s=%s was taken", bad[0], bad[1])
		}
	}
	if copied != whole {
		t.Error("a value that was refused changed something")
	}
	for text, want := range map[string]int64{"1GiB": 1 << 30, "3MiB": 3 << 20, "64KiB": 64 << 10, "1000": 1000} {
		if err := copied.Set("upload", text); err != nil || copied.Upload != want {
			t.Errorf("%s: %d %v", text, copied.Upload, err)
		}
	}
	if err := copied.Set("writes", "none"); err != nil || copied.Writes != (server.Rate{}) {
		t.Errorf("%v %v", copied.Writes, err)
	}
}

// TestTheManualListsTheLimits holds the table of docs/operations.md against
// what is built in.
func TestTheManualListsTheLimits(t *testing.T) {
	manual, err := os.ReadFile("../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	l := server.DefaultLimits()
	for _, name := range l.Names() {
		want := "| `" + name + "` | " + l.Text(name) + " |"
		if name == "queries" { // depends on the machine
			want = "| `queries` | twice the processors |"
		}
		if !strings.Contains(string(manual), want) {
			t.Errorf("docs/operations.md has no row that begins %s", want)
		}
	}
}

// TestAServerThatStartsIsAliveAndNotReady, lets requests wait for it, and passes
// them on once it is there.
func TestAServerThatStartsIsAliveAndNotReady(t *testing.T) {
	front, ready := server.NewStarting(), configured(t, nil)
	for target, want := range map[string]int{"/healthz": 200, "/readyz": 503} {
		w := get(front, target)
		if w.Code != want || w.Header().Get("Content-Security-Policy") == "" || want == 503 && w.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d %v", target, w.Code, w.Header())
		}
	}
	waited := make(chan *httptest.ResponseRecorder)
	go func() { waited <- get(front, "/theme/service-mesh") }()
	select {
	case w := <-waited:
		t.Fatalf("it did not wait: %d", w.Code)
	case <-time.After(50 * time.Millisecond):
	}
	front.Ready(ready)
	if w := <-waited; w.Code != 200 {
		t.Errorf("after waiting: %d", w.Code)
	}
	if w := get(front, "/readyz"); w.Code != 200 {
		t.Errorf("ready: %d", w.Code)
	}
	front.Stop()
}

func TestFollowersBeyondTheLimitAreToldToComeBack(t *testing.T) {
	h := configured(t, func(c *server.Config) {
		c.Sessions, c.Limits = newMemory(), server.Limits{Streams: 3}
	})
	made := makeSession(t, newPerson(t, h))
	address, _ := listening(t, h, server.Limits{})
	events := "GET /api/v1/sessions/" + made.ID + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
	for range 3 {
		defer open(t, address, events).Close()
	}
	until(t, "three follow", func() bool { return samples(t, h)["throughline_followers"] == 3 })
	answer := raw(t, address, strings.Replace(events, "\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1))
	if !strings.HasPrefix(answer, "HTTP/1.1 503") || !strings.Contains(answer, "Retry-After: 30") {
		t.Errorf("the fourth gets %.200q", answer)
	}
}
