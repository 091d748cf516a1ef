package server

import (
	"bytes"
	"net/http"
	"slices"
	"sync"

	"github.com/labstack/echo/v4"
)

// keptPages keeps pages that were made of a dataset, since a page is asked for
// again and again and depends on nothing else: one of a theme takes 17 ms to
// make. It holds two generations of at most half of maxPages each; what is
// asked for stays in the younger one, and the older one is dropped.
type keptPages struct {
	mu         sync.Mutex
	young, old map[string]*keptPage
	size       int // bytes of the younger
}

type keptPage struct {
	header http.Header
	body   []byte
}

const (
	maxPages = 32 << 20 // bytes of all answers kept
	maxPage  = 1 << 20  // and of one
)

func (a *keptPages) get(key string) *keptPage {
	a.mu.Lock()
	defer a.mu.Unlock()
	if one := a.young[key]; one != nil {
		return one
	}
	one := a.old[key]
	if one != nil {
		a.keep(key, one)
	}
	return one
}

func (a *keptPages) put(key string, one *keptPage) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.young[key] == nil {
		a.keep(key, one)
	}
}

func (a *keptPages) keep(key string, one *keptPage) {
	n := len(key) + len(one.body) + 500 // and the headers
	if a.young == nil || a.size+n > maxPages/2 {
		a.young, a.old, a.size = map[string]*keptPage{}, a.young, 0
	}
	a.young[key] = one
	a.size += n
}

// again answers as before what was asked before. It stands before compression,
// so that nothing is compressed twice, and before revalidate, which says by an
// ETag which answers depend on the dataset only.
func (s *Server) again(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if r.Method != http.MethodGet || r.Header.Get("If-None-Match") != "" {
			return next(c)
		}
		known := &s.dataset(c).kept
		key := r.URL.RequestURI()
		if takes(r, "gzip") {
			key = "gzip " + key
		}
		if one := known.get(key); one != nil {
			return one.send(c)
		}
		one, err := listen(c, next)
		if err == nil && one != nil {
			known.put(key, one)
		}
		return err
	}
}

func (a *keptPage) send(c echo.Context) error {
	h := c.Response().Header()
	for name, values := range a.header {
		h[name] = slices.Clone(values)
	}
	c.Response().WriteHeader(http.StatusOK)
	_, err := c.Response().Write(a.body)
	return err
}

// listen lets the answer be made, and returns a copy of one that may be given
// again, else nil.
func listen(c echo.Context, next echo.HandlerFunc) (*keptPage, error) {
	w := c.Response()
	before := w.Header().Clone()
	l := &listener{ResponseWriter: w.Writer}
	w.Writer = l
	err := next(c)
	w.Writer = l.ResponseWriter
	h := w.Header()
	if err != nil || !w.Committed || w.Status != http.StatusOK || h.Get("ETag") == "" || h.Get("Set-Cookie") != "" || l.body.Len() > maxPage {
		return nil, err
	}
	one := &keptPage{header: http.Header{}, body: bytes.Clone(l.body.Bytes())}
	for name, values := range h {
		if !slices.Equal(before[name], values) {
			one.header[name] = slices.Clone(values)
		}
	}
	return one, nil
}

// listener copies what is written through it.
type listener struct {
	http.ResponseWriter
	body bytes.Buffer
}

func (l *listener) Write(b []byte) (int, error) {
	if l.body.Len() <= maxPage {
		l.body.Write(b)
	}
	return l.ResponseWriter.Write(b)
}

func (l *listener) Unwrap() http.ResponseWriter { return l.ResponseWriter }
