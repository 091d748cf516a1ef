package server_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"throughline/server"
	"throughline/web"
)

// memory keeps sessions for a test.
type memory struct {
	mu   sync.Mutex
	docs map[string][]byte
}

func (m *memory) ReplaceSession(id string, before, document []byte) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !bytes.Equal(m.docs[id], before) {
		return false, nil
	}
	m.docs[id] = append([]byte(nil), document...)
	return true, nil
}

func (m *memory) Session(id string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.docs[id], nil
}

func (m *memory) SessionIDs() (ids []string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for id := range m.docs {
		ids = append(ids, id)
	}
	return ids, nil
}

func sessionServer(t testing.TB, m *memory, token string) *server.Server {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	return server.New(server.Config{Data: dataset(t, facts()), Assets: assets, Build: "test", Sessions: m, Token: token, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
}

func newMemory() *memory { return &memory{docs: map[string][]byte{}} }

// person is a browser: it keeps cookies.
type person struct {
	t       testing.TB
	h       http.Handler
	cookies map[string]string
	address string
}

func newPerson(t testing.TB, h http.Handler) *person {
	return &person{t, h, map[string]string{}, "127.0.0.1:5000"}
}

func (p *person) send(method, target, contentType, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.RemoteAddr, r.Host = p.address, "localhost:8080"
	r.Header.Set("Content-Type", contentType)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	for name, value := range p.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	p.h.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		p.cookies[c.Name] = c.Value
	}
	return w
}

func (p *person) get(target string) *httptest.ResponseRecorder {
	return p.send(http.MethodGet, target, "", "")
}
func (p *person) form(target string, fields ...string) *httptest.ResponseRecorder {
	v := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		v.Add(fields[i], fields[i+1])
	}
	return p.send(http.MethodPost, target, "application/x-www-form-urlencoded", v.Encode())
}

func (p *person) json(target string, body any, header ...string) *httptest.ResponseRecorder {
	data, _ := json.Marshal(body)
	return p.send(http.MethodPost, target, "application/json", string(data), header...)
}

type madeSession struct{ ID, Key, Path, Edit string }

func makeSession(t testing.TB, p *person) madeSession {
	t.Helper()
	w := p.json("/api/v1/sessions", map[string]any{"about": "theme/service-mesh", "minutes": 45, "people": 8})
	var m madeSession
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil || w.Code != 201 || len(m.Key) != 26 {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	return m
}

type seenSession struct {
	Title   string
	Minutes int
	Items   []struct {
		ID, Kind, Path string
		Minutes        int
	}
	Questions []struct{ ID, Text, State string }
	Entries   []struct{ ID, Text, Beside string }
	Votes     map[string]int
	Live      struct {
		On   bool
		Seq  uint64
		Step struct{ Path string }
	}
	CanEdit bool `json:"can-edit"`
}

func look(t testing.TB, p *person, id string) seenSession {
	t.Helper()
	w := p.get("/api/v1/sessions/" + id)
	var s seenSession
	if err := json.Unmarshal(w.Body.Bytes(), &s); err != nil || w.Code != 200 {
		t.Fatalf("%d %.500s, %v", w.Code, w.Body, err)
	}
	if strings.Contains(w.Body.String(), `"ballots"`) || strings.Contains(w.Body.String(), `"key"`) {
		t.Errorf("it tells what is nobody's business: %.500s", w.Body)
	}
	return s
}
