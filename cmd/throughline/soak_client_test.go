package main

import (
	"bytes"
	"context"
	"encoding/json"
	"hash/maphash"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"throughline/graph"
)

// visitors ask a server at a steady rate, whether or not it keeps up.
type visitors struct {
	site   string
	asks   []string
	client *http.Client
	seed   maphash.Seed

	mu      sync.Mutex
	took    []time.Duration
	bad     []string
	answers map[string]uint64 // of each address and version: its hash
	served  map[string]int    // by version
}

func newVisitors(site string, asks []string) *visitors {
	client := &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 100, DisableCompression: true}}
	return &visitors{site: site, asks: asks, client: client, seed: maphash.MakeSeed(), answers: map[string]uint64{}, served: map[string]int{}}
}

// visit asks at so many requests a second until ctx is done.
func (v *visitors) visit(ctx context.Context, rate int) {
	rnd := rand.New(rand.NewPCG(11, 500))
	var all sync.WaitGroup
	start := time.Now()
	for i := 0; ctx.Err() == nil; i++ {
		due := start.Add(time.Duration(i) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(due))
		target := v.asks[rnd.IntN(len(v.asks))]
		all.Go(func() { v.ask(target, due) })
	}
	all.Wait()
}

// ask counts the time from when the request was due: a server that is late is
// late for those who wait.
func (v *visitors) ask(target string, due time.Time) {
	body, tag, problem := v.get(target)
	took := time.Since(due)
	if problem == "" && strings.HasPrefix(target, "/api/v1/") && !strings.HasPrefix(target, "/api/v1/snapshot") {
		problem = otherVersion(body, tag)
	}
	if bytes.Contains(body, []byte(`"cut":true`)) {
		target += " cut short" // by time, so that no two need be the same
	}
	hash := maphash.Bytes(v.seed, body)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.took = append(v.took, took)
	v.served[tag]++
	key := target + " " + tag
	if before, ok := v.answers[key]; ok && before != hash && problem == "" && !strings.HasSuffix(target, " cut short") {
		problem = "two answers of one version differ"
	}
	v.answers[key] = hash
	if problem != "" {
		v.bad = append(v.bad, target+": "+problem)
	}
}

// versionTag finds the dataset's version in an ETag.
var versionTag = regexp.MustCompile(`[0-9a-f]{16}`)

func (v *visitors) get(target string) (body []byte, version, problem string) {
	r, err := http.NewRequest(http.MethodGet, v.site+target, nil)
	if err != nil {
		return nil, "", err.Error()
	}
	if strings.HasPrefix(target, "/api/v1/snapshot") {
		r.Header.Set("Accept-Encoding", "br")
	}
	resp, err := v.client.Do(r)
	if err != nil {
		return nil, "", err.Error()
	}
	defer resp.Body.Close()
	var content io.Reader = resp.Body
	if resp.Header.Get("Content-Encoding") == "br" { // the second time it may be packed better
		content = brotli.NewReader(resp.Body)
	}
	if body, err = io.ReadAll(content); err != nil {
		return nil, "", err.Error()
	}
	version = versionTag.FindString(resp.Header.Get("ETag"))
	switch {
	case resp.StatusCode != http.StatusOK:
		problem = resp.Status
	case version == "":
		problem = "it names no version"
	}
	return body, version, problem
}

// otherVersion says whether an answer was made from another version than its
// header tells, or is no JSON.
func otherVersion(body []byte, tag string) string {
	var answer struct{ Version string }
	switch err := json.Unmarshal(body, &answer); {
	case err != nil:
		return err.Error()
	case answer.Version != tag:
		return "it is of version " + answer.Version + ", its header says " + tag
	}
	return ""
}

// mixed are the addresses that visitors ask for: pages, API, snapshot and
// search, of nodes chosen by seed.
func mixed(g *graph.Graph) (asks []string) {
	rnd := rand.New(rand.NewPCG(11, 17))
	pick := func(k graph.Kind, most uint32) graph.ID {
		lo, hi := g.Range(k)
		return g.ID(lo + rnd.Uint32N(min(hi-lo, most)))
	}
	for range 200 {
		theme, talk, person := pick(graph.Theme, 40), pick(graph.Talk, 1<<30), pick(graph.Person, 1<<30)
		n, _ := g.Lookup(talk)
		words := strings.Fields(g.Name(n))
		query := url.QueryEscape(words[rnd.IntN(len(words))])
		asks = append(asks,
			"/", "/"+string(theme), "/"+string(talk), "/"+string(person), "/"+string(pick(graph.Technology, 40)), "/explore?focus="+string(theme),
			"/search?q="+query, "/api/v1/search?q="+query, "/api/v1/nodes/"+string(talk), "/api/v1/neighborhood?depth=2&focus="+string(theme),
			"/api/v1/nodes/"+string(theme)+"/evolution", "/api/v1/related/"+talk.Slug(), "/api/v1/query?path=%5Eabout/by&start="+string(theme),
			"/api/v1/snapshot", "/api/v1/version")
	}
	return asks
}

// tell logs what was measured and fails for every request that did.
func (v *visitors) tell(t *testing.T, what string) {
	t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	slices.Sort(v.took)
	n := len(v.took)
	if n == 0 {
		t.Fatal("nobody asked")
	}
	t.Logf("%s: %d requests, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms, %d failed, versions %v", what, n,
		ms(v.took[n/2]), ms(v.took[n*99/100]), ms(v.took[n*999/1000]), ms(v.took[n-1]), len(v.bad), v.served)
	for i, line := range v.bad {
		if i < 10 {
			t.Errorf("%s: %s", what, line)
		}
	}
	v.took, v.bad, v.served = nil, nil, map[string]int{}
}
