package sessionize

import (
	"encoding/json"
	"strings"
)

// export is the view All. Other exports of the same tables write ids as
// numbers or as strings, so both are read.
type export struct {
	Sessions   []session
	Speakers   []speaker
	Questions  []question
	Categories []category
	Rooms      []room
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
}

// speakerRefs are ids; other views hold objects.
type speakerRefs []id

func (r *speakerRefs) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	for _, item := range list {
		var object struct{ ID id }
		if json.Unmarshal(item, &object) == nil && object.ID != "" {
			*r = append(*r, object.ID)
			continue
		}
		var one id
		if err := one.UnmarshalJSON(item); err != nil {
			return err
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
