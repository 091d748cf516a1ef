package server

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"throughline/graph/session"
)

// Sessions keeps the documents of learning sessions, perhaps for several
// servers.
type Sessions interface {
	// ReplaceSession keeps a document in place of before, which is nil for a new
	// session, and keeps nothing when it is not as before any more. What was
	// kept is safe when it returns.
	ReplaceSession(id string, before, document []byte) (kept bool, err error)
	Session(id string) (document []byte, err error) // nil when there is none
	SessionIDs() ([]string, error)
}

// document is a session as it is stored. Of the key that lets its creator
// change it, only the hash is kept.
type document struct {
	Format  int              `json:"format"`
	Key     string           `json:"key"`
	Session *session.Session `json:"session"`
}

// documentFormat is the version of documents that this program writes.
const documentFormat = 1

// rooms are the sessions that somebody is in, or was a short while ago.
type rooms struct {
	store   Sessions
	guesses guesses
	stopped chan struct{}

	mu   sync.Mutex
	open map[string]*room
}

func newRooms(store Sessions) *rooms {
	return &rooms{store: store, open: map[string]*room{}, stopped: make(chan struct{})}
}

// mostIdle is how many rooms that nobody is in are kept for whoever asks next.
const mostIdle = 20

// letGo forgets the rooms that nobody is in, those longest not asked for first,
// when there are many. What is in them is on the disk. r.mu is held.
func (r *rooms) letGo() {
	var idle []*room
	for _, one := range r.open {
		if one.isEmpty() {
			idle = append(idle, one)
		}
	}
	if len(idle) <= mostIdle {
		return
	}
	slices.SortFunc(idle, func(a, b *room) int { return a.asked.Compare(b.asked) })
	for _, one := range idle[:len(idle)-mostIdle] {
		if one.leave() {
			delete(r.open, one.id)
		}
	}
}

// Stop ends the streams of events, which would else keep the server from
// shutting down. Browsers come back by themselves.
func (s *Server) Stop() {
	s.rooms.mu.Lock()
	defer s.rooms.mu.Unlock()
	select {
	case <-s.rooms.stopped:
	default:
		close(s.rooms.stopped)
	}
}

// errNoSessions is the answer of a server that has no place for sessions.
func errNoSessions() error {
	return problem(http.StatusForbidden, "this server keeps no sessions")
}

// get returns the room of a session, or nil when there is none.
func (r *rooms) get(id string) (*room, error) {
	if r.store == nil || !isSessionID(id) {
		return nil, nil
	}
	if one := r.known(id); one != nil {
		return one, nil
	}
	one, err := r.load(id) // which may take its time, so nobody else waits for it
	if err != nil || one == nil {
		return nil, err
	}
	return r.keep(one), nil
}

// load makes a room of what is stored, which nobody else has. It is nil when
// there is none.
func (r *rooms) load(id string) (*room, error) {
	data, err := r.store.Session(id)
	if err != nil || data == nil {
		return nil, err
	}
	d, err := readDocument(data)
	if err != nil {
		return nil, fmt.Errorf("session %s: %w", id, err)
	}
	one := newRoom(r.store, d)
	one.saved = data
	return one, nil
}

// keep makes a room the one of its session, unless another is that already.
func (r *rooms) keep(one *room) *room {
	r.mu.Lock()
	defer r.mu.Unlock()
	if first := r.open[one.id]; first != nil {
		return first
	}
	one.asked = time.Now()
	r.open[one.id] = one
	r.letGo()
	return one
}

// known returns the room of a session that was asked for before, or nil.
func (r *rooms) known(id string) *room {
	r.mu.Lock()
	defer r.mu.Unlock()
	one := r.open[id]
	if one != nil {
		one.asked = time.Now()
	}
	return one
}

// peek returns the room of a session to be looked at, or nil when there is none.
func (r *rooms) peek(id string) (*room, error) {
	r.mu.Lock()
	one := r.open[id]
	r.mu.Unlock()
	if one != nil {
		return one, nil
	}
	return r.load(id)
}

func readDocument(data []byte) (d document, err error) {
	if err := json.Unmarshal(data, &d); err != nil {
		return d, err
	}
	if d.Format != documentFormat || d.Session == nil {
		return d, fmt.Errorf("it is in format %d, this program reads %d", d.Format, documentFormat)
	}
	return d, nil
}

// StoredSession reads a session from the document that a store keeps of it.
func StoredSession(data []byte) (*session.Session, error) {
	d, err := readDocument(data)
	return d.Session, err
}

// create keeps a new session and returns the key that changes it.
func (r *rooms) create(s *session.Session) (key string, err error) {
	s.ID, key = randomID(10), randomID(16)
	one := newRoom(r.store, document{documentFormat, keyHash(key), s})
	kept, err := one.save(s)
	if err == nil && !kept {
		err = errors.New("a new session has the id of another")
	}
	if err != nil {
		return "", err
	}
	r.keep(one)
	return key, nil
}

// plainBase32 is base 32 in small letters.
var plainBase32 = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// randomID returns n random bytes in base 32: 10 for the id of a session,
// which is its view link, 16 for a key.
func randomID(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails: the program ends instead
	return plainBase32.EncodeToString(b)
}

func isSessionID(id string) bool {
	return len(id) == 16 && !strings.ContainsFunc(id, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '2' || r > '7') })
}

func keyHash(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

func (r *room) opens(key string) bool {
	return key != "" && subtle.ConstantTimeCompare([]byte(keyHash(key)), []byte(r.key)) == 1
}

// room returns the session that the address names. Asking for sessions that
// are not there counts as guessing.
func (s *Server) room(c echo.Context) (*room, error) {
	if s.rooms.guesses.tooMany(c) {
		return nil, tooManyGuesses()
	}
	one, err := s.rooms.get(c.Param("id"))
	if err != nil {
		return nil, err
	}
	if one == nil {
		s.rooms.guesses.count(c)
		return nil, problem(http.StatusNotFound, "there is no such session here; ask for its link again")
	}
	return one, nil
}

// keyCookie holds the key of a session in its creator's browser.
func keyCookie(id string) string { return "throughline-key-" + id }

// holdsKey reports whether the client may change the session: by the cookie
// that the edit link left, or by a header.
func (s *Server) holdsKey(c echo.Context, r *room) bool {
	if r.opens(c.Request().Header.Get("X-Session-Key")) {
		return true
	}
	cookie, err := c.Cookie(keyCookie(r.id))
	return err == nil && r.opens(cookie.Value)
}

// needsKey is holdsKey for what only the creator may do. A wrong key counts as
// guessing.
func (s *Server) needsKey(c echo.Context, r *room) error {
	if s.holdsKey(c, r) {
		return nil
	}
	if c.Request().Header.Get("X-Session-Key") != "" {
		s.rooms.guesses.count(c)
	}
	return problem(http.StatusForbidden, "only who has the edit link of this session may do that")
}

func setCookie(c echo.Context, name, value string) {
	c.SetCookie(&http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: clientOf(c).secure,
	})
}

const writerCookie = "throughline-writer"

// writer tells apart the people of one session without saying who they are:
// the hash of a random word in their browser and the session. With make, a
// browser that has none gets one.
func writer(c echo.Context, id string, make bool) string {
	word := ""
	if cookie, err := c.Cookie(writerCookie); err == nil && len(cookie.Value) == 26 {
		word = cookie.Value
	}
	if word == "" && !make {
		return ""
	}
	if word == "" {
		word = randomID(16)
		setCookie(c, writerCookie, word)
	}
	return keyHash(word + "/" + id)[:16]
}
