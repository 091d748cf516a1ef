package sessionize

import (
	"encoding/json"
	"strings"

	"throughline/graph/load/format"
)

// export is the view All. Other exports of the same tables write ids as
// numbers or as strings, so both are read.
type export struct {
	Sessions   []session
	Speakers   []speaker
	Questions  []question
	Categories []category
	Rooms      []room

	file *format.File
	view view
}

type id string

func (i *id) UnmarshalJSON(b []byte) error {
	text := strings.Trim(string(b), `"`)
	if text == "null" {
		text = ""
	}
	*i = id(text)
	return nil
}

type session struct {
	ID               id
	Title            string
	Description      *string
	StartsAt, EndsAt *string
	IsServiceSession bool
	Speakers         speakerRefs
	CategoryItems    []id
	QuestionAnswers  []answer
	RoomID           id
	RecordingURL     *string `json:"recordingUrl"`
	Status           string

	// Other views hold these in place of ids.
	Room       string
	Categories []sessionCategory
}

type sessionCategory struct {
	Name          string
	CategoryItems []item
}

// speakerRefs are ids, or in other views objects with a name. One that stands
// alone is a list of one.
type speakerRefs []speakerRef

type speakerRef struct {
	ID   id
	Name string
}

func (r *speakerRefs) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	for _, item := range list {
		var one speakerRef
		if json.Unmarshal(item, &one) != nil || one.ID == "" {
			one = speakerRef{}
			if err := one.ID.UnmarshalJSON(item); err != nil {
				return err
			}
		}
		*r = append(*r, one)
	}
	return nil
}

type speaker struct {
	ID              id
	FirstName       string
	LastName        string
	FullName        string
	TagLine         string
	Links           []link
	QuestionAnswers []answer
}

type link struct{ Title, URL, LinkType string }

type answer struct {
	QuestionID  id
	AnswerValue any
}

type question struct {
	ID       id
	Question string
}

type category struct {
	Title string
	Items []item
}

type item struct {
	ID   id
	Name string
}

type room struct {
	ID   id
	Name string
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
