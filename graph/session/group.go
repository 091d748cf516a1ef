package session

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// ErrGroup says what names a group.
var ErrGroup = errors.New("a group's name has at most 80 letters, and only what was revealed can be put into one")

const maxGroup = 80

// Group is revealed entries that stand together: those that were put under a
// name, or those on one subject.
type Group struct {
	Name    string   `json:"name,omitempty"` // as it was given
	On      string   `json:"on,omitempty"`   // where it was not: the subject, or "" for the session
	Entries []string `json:"entries"`        // ids, as they were written
}

// Arrange puts an entry into the group of that name; an empty one takes it out again.
// It changes nothing of what its writer wrote, so that a writer's change and
// a grouping do not get into each other's way.
func (s *Session) Arrange(id, name string) error {
	name = strings.Join(strings.Fields(name), " ")
	i, found := s.find(id)
	if !found || !s.Entries[i].Revealed || !utf8.ValidString(name) || utf8.RuneCountInString(name) > maxGroup {
		return ErrGroup
	}
	s.Entries[i].Group = name
	return nil
}

// Groups arranges entries: first what was put under a name, then the rest by
// subject, the largest group first, equal ones by name.
func Groups(entries []Entry) []Group {
	var out []Group
	for _, e := range entries {
		g := Group{Name: e.Group}
		if g.Name == "" {
			g.On = e.On
		}
		i := slices.IndexFunc(out, func(o Group) bool { return o.Name == g.Name && o.On == g.On })
		if i < 0 {
			i = len(out)
			out = append(out, g)
		}
		out[i].Entries = append(out[i].Entries, e.ID)
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Or(compareBool(a.Name == "", b.Name == ""), cmp.Compare(len(b.Entries), len(a.Entries)),
			strings.Compare(a.Name, b.Name), strings.Compare(a.On, b.On))
	})
	return out
}
