package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"throughline/graph/session"
)

// maxDocument is the largest session in bytes, which is written as a whole
// with every change.
const maxDocument = 8 << 20

// room is a session with everybody who is in it.
type room struct {
	id, key string
	store   Sessions
	asked   time.Time // for the last time; of the rooms' lock

	mu      sync.Mutex
	session *session.Session // replaced by changed copies, never changed itself
	saved   []byte           // the document that session was read from or kept as
	notes   uint64           // grows when notes, votes or the agenda changed
	here    int
	follow  int
	present int
	gone    bool          // let go: another room is, or will be, that of the session
	state   []byte        // what everybody is told
	changed chan struct{} // closed when state was replaced
	told    bool          // whether a change of who is here will be told soon
}

func newRoom(store Sessions, d document) *room {
	r := &room{id: d.Session.ID, key: d.Key, store: store, session: d.Session, changed: make(chan struct{}),
		notes: uint64(time.Now().UnixMilli())} // so that no two servers count alike
	r.tell()
	return r
}

// now returns the session, not to be changed.
func (r *room) now() *session.Session {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.session
}

// mostTries is how often a change is carried out again after somebody at
// another server changed the session at the same time.
const mostTries = 20

// change carries out a change, keeps it, and tells everybody. What it returns
// without an error is on the disk. f may be called again on a newer session.
func (r *room) change(f func(*session.Session) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return errGone
	}
	for range mostTries {
		next := r.session.Clone()
		if err := f(next); err != nil {
			return problem(http.StatusUnprocessableEntity, err.Error())
		}
		kept, err := r.save(next)
		if err != nil {
			return err
		}
		if kept {
			r.replace(next)
			return nil
		}
		if err := r.read(); err != nil {
			return err
		}
	}
	return &Unavailable{Err: errors.New("too many people write into this session at once"), Retry: time.Second}
}

// errGone is the answer of a room that was let go since it was asked for.
var errGone = errors.New("this room was let go")

// isEmpty reports whether nobody is in the room.
func (r *room) isEmpty() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.here == 0
}

// leave lets the room go if nobody is in it.
func (r *room) leave() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gone = r.here == 0
	return r.gone
}

// replace makes the session another and tells everybody.
func (r *room) replace(next *session.Session) {
	if next.Live.Seq == r.session.Live.Seq {
		r.notes++
	}
	r.session = next
	r.tell()
}

// save keeps the session in place of the one that was read, if that is still
// what is kept.
func (r *room) save(s *session.Session) (kept bool, err error) {
	data, err := json.Marshal(document{documentFormat, r.key, s})
	if err != nil {
		return false, err
	}
	if len(data) > maxDocument {
		return false, problem(http.StatusRequestEntityTooLarge, "this session is full: it holds 8 MB already; what you wrote was not kept")
	}
	kept, err = r.store.ReplaceSession(s.ID, r.saved, data)
	if kept {
		r.saved = data
	}
	return kept, err
}

// read takes over what another server kept.
func (r *room) read() error {
	data, err := r.store.Session(r.id)
	if err != nil || bytes.Equal(data, r.saved) {
		return err
	}
	d, err := readDocument(data)
	if err != nil {
		return fmt.Errorf("session %s: %w", r.id, err)
	}
	r.saved = data
	r.notes++ // a step and a note may have come together
	r.session = d.Session
	r.tell()
	return nil
}

// Reread has followers of these sessions told what other servers kept.
func (s *Server) Reread(ids []string) {
	for _, id := range ids {
		one := s.rooms.known(id)
		if one == nil {
			continue
		}
		one.mu.Lock()
		err := one.read()
		one.mu.Unlock()
		if err != nil {
			s.log.Warn("a session that changed cannot be read", "session", id, "error", err)
		}
	}
}

// roomState is what followers are told. Now is the server's clock, from which
// they show the time that has passed, whatever their own says.
type roomState struct {
	On      bool         `json:"on"`
	Seq     uint64       `json:"seq"`
	Item    int          `json:"item"`
	Since   int64        `json:"since"`
	Now     int64        `json:"now"`
	Step    session.Step `json:"step"`
	Here    int          `json:"here"`
	Follow  int          `json:"follow"`
	Present int          `json:"present"` // screens that present: none while the presenter is away
	Notes   uint64       `json:"notes"`
}

// tell makes the state new and wakes everybody who waits for it.
func (r *room) tell() {
	l := r.session.Live
	r.state, _ = json.Marshal(roomState{l.On, l.Seq, l.Item, l.Since, time.Now().UnixMilli(), l.Step, r.here, r.follow, r.present, r.notes}) // numbers and strings
	close(r.changed)
	r.changed = make(chan struct{})
}

// watch returns the state and what is closed when there is another.
func (r *room) watch() ([]byte, <-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state, r.changed
}

// presence is how long changes of who is here are gathered before everybody is
// told: a hundred people who come at once are told of in one word.
const presence = 300 * time.Millisecond

// role is what somebody does in a room.
type role struct{ follows, presents bool }

// enter counts somebody in; leave counts them out. It refuses in a room that
// was let go.
func (r *room) enter(p role) (leave func(), ok bool) {
	if !r.count(p, 1) {
		return nil, false
	}
	return func() { r.count(p, -1) }, true
}

func (r *room) count(p role, by int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return false
	}
	r.here += by
	if p.follows {
		r.follow += by
	}
	if p.presents {
		r.present += by
	}
	if r.told {
		return true
	}
	r.told = true
	time.AfterFunc(presence, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.told = false
		r.tell()
	})
	return true
}
