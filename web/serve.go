package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
)

// ServeHTTP answers GET and HEAD for paths under Prefix, in the best content
// coding that the client takes and the asset has. Names that hold no current
// hash are not found, so that nothing unhashed is ever kept for long.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "assets are read only", http.StatusMethodNotAllowed)
		return
	}
	one, ok := a.byPath[strings.TrimPrefix(r.URL.Path, Prefix)]
	if !ok {
		http.Error(w, "no such asset; reload the page that named it", http.StatusNotFound)
		return
	}
	one.serve(w, r)
}

func (one *asset) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", one.contentType)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	h.Set("X-Content-Type-Options", "nosniff")
	etag := `"` + one.served + `"`
	h.Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body, coding := one.best(r.Header.Get("Accept-Encoding"))
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // a client that went away is no error of ours
	}
}

// best returns the smallest form of the content that the client takes.
func (one *asset) best(accept string) (body []byte, coding string) {
	if body, ok := one.encoded["br"]; ok && Accepts(accept, "br") {
		return body, "br"
	}
	if !Accepts(accept, "gzip") {
		return one.body, ""
	}
	if body, ok := one.encoded["gzip"]; ok {
		return body, "gzip"
	}
	one.once.Do(func() { one.zipped = zip(one.body) })
	if len(one.zipped) < len(one.body) {
		return one.zipped, "gzip"
	}
	return one.body, ""
}

// Accepts reports whether an Accept-Encoding header takes a coding.
func Accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q, found := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		weight, err := strconv.ParseFloat(q, 64)
		return !found || err == nil && weight > 0
	}
	return false
}

func zip(body []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // fails on a wrong level only
	_, _ = w.Write(body)                                  // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}
