package server

import (
	"encoding/json"
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

	mu      sync.Mutex
	session *session.Session // replaced by changed copies, never changed itself
	notes   uint64           // grows when notes, votes or the agenda changed
	here    int
	follow  int
	state   []byte        // what everybody is told
	changed chan struct{} // closed when state was replaced
	told    bool          // whether a change of who is here will be told soon
}

func newRoom(store Sessions, d document) *room {
	r := &room{id: d.Session.ID, key: d.Key, store: store, session: d.Session, changed: make(chan struct{})}
	r.tell()
	return r
}

// now returns the session, not to be changed.
func (r *room) now() *session.Session {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.session
}

// change carries out a change, keeps it, and tells everybody. What it returns
// without an error is on the disk.
func (r *room) change(f func(*session.Session) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	next := r.session.Clone()
	if err := f(next); err != nil {
		return problem(http.StatusUnprocessableEntity, err.Error())
	}
	if err := r.save(next); err != nil {
		return err
	}
	if next.Live.Seq == r.session.Live.Seq {
		r.notes++
	}
	r.session = next
	r.tell()
	return nil
}

func (r *room) save(s *session.Session) error {
	data, err := json.Marshal(document{documentFormat, r.key, s})
	if err != nil {
		return err
	}
	if len(data) > maxDocument {
		return problem(http.StatusRequestEntityTooLarge, "this session is full: it holds 8 MB already; what you wrote was not kept")
	}
	return r.store.SaveSession(s.ID, data)
}

// roomState is what followers are told. Now is the server's clock, from which
// they show the time that has passed, whatever their own says.
type roomState struct {
	On     bool         `json:"on"`
	Seq    uint64       `json:"seq"`
	Item   int          `json:"item"`
	Since  int64        `json:"since"`
	Now    int64        `json:"now"`
	Step   session.Step `json:"step"`
	Here   int          `json:"here"`
	Follow int          `json:"follow"`
	Notes  uint64       `json:"notes"`
}

// tell makes the state new and wakes everybody who waits for it.
func (r *room) tell() {
	l := r.session.Live
	r.state, _ = json.Marshal(roomState{l.On, l.Seq, l.Item, l.Since, time.Now().UnixMilli(), l.Step, r.here, r.follow, r.notes}) // numbers and strings
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

// enter counts somebody in; leave counts them out.
func (r *room) enter(follows bool) (leave func()) {
	one := 0
	if follows {
		one = 1
	}
	r.count(1, one)
	return func() { r.count(-1, -one) }
}

func (r *room) count(here, follow int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.here, r.follow = r.here+here, r.follow+follow
	if r.told {
		return
	}
	r.told = true
	time.AfterFunc(presence, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.told = false
		r.tell()
	})
}
