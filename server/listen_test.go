package server_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"throughline/graph/graphtest"
	"throughline/graph/wire"
	"throughline/server"
	"throughline/web"
)

// listening serves h on a port of its own, as the command does. Stop ends it
// and returns how long that took.
func listening(t testing.TB, h http.Handler, l server.Limits) (address string, stop func() time.Duration) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- server.Listening{Limits: l, Log: slog.New(slog.DiscardHandler)}.Serve(ctx, listener, h)
	}()
	stop = sync.OnceValue(func() time.Duration {
		start := time.Now()
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		return time.Since(start)
	})
	t.Cleanup(func() { stop() })
	return listener.Addr().String(), stop
}

// patience is how long a test waits for what comes about by itself: far longer
// than it takes, on the slowest machine while it is busy with other things.
const patience = time.Minute

// raw sends bytes and returns all that comes back until the server closes the
// line.
func raw(t testing.TB, address, request string) string {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = io.WriteString(c, request) // it may be refused in the middle
	_ = c.SetReadDeadline(time.Now().Add(patience))
	answer, _ := io.ReadAll(c)
	return string(answer)
}

// TestRequestsThatCouldBeTakenForTwo are refused, or are the last on their line:
// what stands behind them is never answered.
func TestRequestsThatCouldBeTakenForTwo(t *testing.T) {
	address, _ := listening(t, configured(t, nil), server.Limits{})
	const inner = "GET /themes HTTP/1.1\r\nHost: localhost\r\n\r\n"
	post := "POST /api/v1/loads HTTP/1.1\r\nHost: localhost\r\n"
	for name, request := range map[string]string{
		"both lengths":       post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
		"two lengths":        post + "Content-Length: 4\r\nContent-Length: 0\r\n\r\n" + inner,
		"a list of lengths":  post + "Content-Length: 0, 4\r\n\r\n" + inner,
		"a signed length":    post + "Content-Length: +0\r\n\r\n" + inner,
		"a negative length":  post + "Content-Length: -1\r\n\r\n" + inner,
		"an unknown coding":  post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + inner,
		"two codings":        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + inner,
		"a coding, spaced":   post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + inner,
		"a bad chunk":        post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + inner,
		"a huge chunk":       post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n" + inner,
		"a folded header":    "GET / HTTP/1.1\r\nHost: localhost\r\n X: y\r\n\r\n" + inner,
		"no host":            "GET / HTTP/1.1\r\n\r\n" + inner,
		"two hosts":          "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n" + inner,
		"a header with NUL":  "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n" + inner,
		"no HTTP":            "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + inner,
		"another version":    "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n" + inner,
		"a broken address":   "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n" + inner,
		"bare line feed":     "GET / HTTP/1.1\nHost: localhost\nContent-Length: 5\nContent-Length: 6\n\nhello" + inner,
		"a tunnel":           "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n",
		"all of the server":  "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
		"upgrade to version": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + inner,
	} {
		answer := raw(t, address, request)
		first, _, _ := strings.Cut(answer, "\r\n")
		if strings.Count(answer, "HTTP/1.1 ") > 1 || strings.Contains(answer, "<title>Themes") {
			t.Errorf("%s: what stands behind it was answered: %q", name, answer[:min(len(answer), 300)])
		}
		if !strings.HasPrefix(first, "HTTP/1.1 4") && !strings.HasPrefix(first, "HTTP/1.1 505") && !strings.HasPrefix(first, "HTTP/1.1 501") && name != "all of the server" {
			t.Errorf("%s: %q", name, first)
		}
	}
}

func TestWhatIsTooLongIsRefused(t *testing.T) {
	limits := server.Limits{Header: 8 << 10, URL: 4 << 10, Form: 1 << 10, Act: 1 << 10, Upload: 2 << 10}
	h := configured(t, func(c *server.Config) { c.Limits, c.Loader, c.Sessions = limits, &fakeLoader{t: t}, newMemory() })
	made := makeSession(t, newPerson(t, h))
	address, _ := listening(t, h, limits)
	get := func(target, header string) string {
		return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n"
	}
	post := func(target string, size int, fill string) string {
		return fmt.Sprintf("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", target, size, strings.Repeat(fill, size))
	}
	for name, c := range map[string]struct{ request, want string }{
		"an address":      {get("/search?q="+strings.Repeat("a", 4<<10), ""), "414"},
		"a path":          {get("/"+strings.Repeat("a/", 2<<10), ""), "414"},
		"escapes":         {get("/theme/"+strings.Repeat("%2e%2e%2f", 100), ""), "404"},
		"a header":        {get("/", "X: "+strings.Repeat("a", 20<<10)+"\r\n"), "431"},
		"many headers":    {get("/", strings.Repeat("X: a\r\n", 4<<10)), "431"},
		"a load":          {post("/api/v1/loads", 3<<10, "a"), "413"},
		"an act":          {post("/api/v1/sessions/"+made.ID, 3<<10, " "), "413"},
		"a fitting load":  {post("/api/v1/loads", 100, "a"), "200"},
		"a fitting query": {get("/search?q=mesh", ""), "200"},
	} {
		if answer := raw(t, address, c.request); !strings.HasPrefix(answer, "HTTP/1.1 "+c.want) {
			t.Errorf("%s: want %s, got %q", name, c.want, answer[:min(len(answer), 200)])
		}
	}
}

// TestConnectionsBeyondTheLimitAreClosed holds all that are allowed; the next
// are closed at once, and when one ends there is room again.
func TestConnectionsBeyondTheLimitAreClosed(t *testing.T) {
	address, _ := listening(t, configured(t, nil), server.Limits{Connections: 5})
	var held []net.Conn
	for range 5 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		held = append(held, c)
		if _, err := io.WriteString(c, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(c).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
			t.Fatalf("%q %v", line, err)
		}
	}
	request := "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
	if answer := raw(t, address, request); answer != "" {
		t.Errorf("one too many got %q", answer)
	}
	held[0].Close()
	until(t, "there is room again", func() bool { return strings.Contains(raw(t, address, request), "200 OK") })
	for _, c := range held {
		c.Close()
	}
}

// until waits for something that comes about by itself.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
	}
}

// descriptors counts the open files of this process.
func descriptors(t testing.TB) int {
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("NOT RUN: there is no /proc here to count open files in")
	}
	return len(list)
}

// crowd is what TestACrowdLeavesNothingBehind is done with.
type crowd struct{ streams, loris, questions int }

// TestACrowdLeavesNothingBehind lets silent followers, clients that send a byte
// now and then, and questions without end come at once. Health is answered
// throughout, who sends nothing is closed, and after all are gone no file and
// no goroutine is left.
func TestACrowdLeavesNothingBehind(t *testing.T) {
	crowded(t, crowd{streams: 60, loris: 40, questions: 20}, 5*time.Second)
}

func crowded(t *testing.T, n crowd, headerTime time.Duration) (health []time.Duration) {
	limits := server.Limits{HeaderTime: headerTime}
	sessions := newMemory()
	made := makeSession(t, newPerson(t, sessionServer(t, sessions, "")))
	h := crowdServer(t, limits, sessions)
	runtime.GC()
	files, routines := descriptors(t), runtime.NumGoroutine()
	address, stop := listening(t, h, limits)
	events := "GET /api/v1/sessions/" + made.ID + "/events?follow=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
	var streams, loris []net.Conn
	for range n.streams {
		streams = append(streams, open(t, address, events))
	}
	for _, c := range streams {
		if line, err := bufio.NewReader(c).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
			t.Fatalf("a follower gets %q %v", line, err)
		}
	}
	for range n.loris {
		loris = append(loris, open(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "))
	}
	var closed atomic.Int64
	var all sync.WaitGroup
	for _, c := range loris {
		all.Go(func() { drip(c, &closed) })
	}
	for range n.questions {
		all.Go(func() { costly(t, "http://"+address) })
	}
	done := make(chan time.Time)
	go func() { all.Wait(); close(done) }()
	health = watch(t, "http://"+address, done)
	if closed.Load() != int64(n.loris) {
		t.Errorf("%d of %d slow clients were closed", closed.Load(), n.loris)
	}
	http.DefaultClient.CloseIdleConnections()
	if took := stop(); took > patience {
		t.Errorf("stopping took %s", took)
	}
	for _, c := range streams {
		_ = c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.Copy(io.Discard, c); err != nil {
			t.Errorf("a follower's line did not end: %v", err)
		}
		c.Close()
	}
	for _, c := range loris {
		c.Close()
	}
	until(t, "no file is left", func() bool { return descriptors(t) <= files })
	until(t, "no goroutine is left", func() bool { return runtime.NumGoroutine() <= routines })
	return health
}

func open(t testing.TB, address, first string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, first); err != nil {
		t.Fatal(err)
	}
	return c
}

// drip sends a letter now and then until the server has had enough.
func drip(c net.Conn, closed *atomic.Int64) {
	ended := make(chan bool)
	go func() {
		_, _ = io.Copy(io.Discard, c) // what comes back is 408 or nothing
		close(ended)
	}()
	for deadline := time.After(patience); ; {
		select {
		case <-ended:
			closed.Add(1)
			return
		case <-deadline:
			return
		case <-time.After(50 * time.Millisecond):
			_, _ = io.WriteString(c, "a")
		}
	}
}

// working is one request's work, and learns when the server stops.
type working struct {
	http.HandlerFunc
	stopping chan bool
}

func (w working) Stop() { close(w.stopping) }

// TestStoppingWaitsForWorkAndNotForEver: a load that is running may end, one
// that will not is told to, and what does not listen is left.
func TestStoppingWaitsForWorkAndNotForEver(t *testing.T) {
	for name, c := range map[string]struct {
		stopTime time.Duration
		work     func(ctx context.Context, stopping, left <-chan bool)
		want     string
	}{
		"soon done":  {patience, func(_ context.Context, stopping, _ <-chan bool) { <-stopping }, "done"},
		"until told": {10 * time.Second, func(ctx context.Context, _, _ <-chan bool) { <-ctx.Done() }, "done"}, // it has a second and a half to answer
		"never":      {time.Second, func(_ context.Context, _, left <-chan bool) { <-left }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			began, stopping, left := make(chan bool), make(chan bool), make(chan bool)
			h := working{func(w http.ResponseWriter, r *http.Request) {
				close(began)
				c.work(r.Context(), stopping, left)
				_, _ = io.WriteString(w, "done")
			}, stopping}
			address, stop := listening(t, h, server.Limits{StopTime: c.stopTime})
			answer := make(chan string)
			go func() {
				resp, err := http.Get("http://" + address)
				if err != nil {
					answer <- ""
					return
				}
				defer resp.Body.Close()
				body, _ := io.ReadAll(resp.Body)
				answer <- string(body)
			}()
			<-began
			never := time.AfterFunc(patience, func() {
				t.Error("it does not stop")
				close(left)
			})
			stop()
			if never.Stop() {
				close(left)
			}
			if got := <-answer; got != c.want {
				t.Errorf("the client got %q", got)
			}
		})
	}
}

// crowdData is a graph in which a question can go on for ever.
var crowdData = sync.OnceValue(func() *server.Dataset {
	talks := 1_000 // more take a minute under the race detector
	if os.Getenv("THROUGHLINE_SOAK") != "" {
		talks = 4_000
	}
	g := graphtest.Talks(talks, 42)
	d := server.NewDataset(g, wire.Encode(g))
	d.Prepare()
	return d
})

func crowdServer(t testing.TB, l server.Limits, sessions server.Sessions) *server.Server {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	return server.New(server.Config{Data: crowdData(), Assets: assets, Build: "test", Sessions: sessions, Limits: l, Log: slog.New(slog.DiscardHandler)})
}

// TestSoakACrowd is the same with many; it measures how long /healthz takes
// meanwhile, which docs/reliability.md holds.
func TestSoakACrowd(t *testing.T) {
	if os.Getenv("THROUGHLINE_SOAK") == "" {
		t.Skip("NOT RUN: THROUGHLINE_SOAK is not set ('make soak' sets it)")
	}
	health := crowded(t, crowd{streams: 1000, loris: 200, questions: 100}, 10*time.Second)
	n := len(health)
	t.Logf("/healthz, asked %d times: median %s, p99 %s, most %s", n, health[n/2], health[n*99/100], health[n-1])
}
