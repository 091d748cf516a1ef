package scene_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"throughline/graph/scene"
)

func sheetOf(nodes []scene.Node, s *scene.Sheet) string {
	sc := scene.New(nodes, nil)
	sc.Camera = scene.Camera{Width: 600, Height: 400, Zoom: 1}
	at := make([]float32, 2*len(nodes))
	for i := range nodes {
		at[2*i] = float32(90 * i)
	}
	sc.Draw(s, at)
	return s.String()
}

func TestSheetSaysWhatItShows(t *testing.T) {
	nodes := []scene.Node{{Kind: scene.Theme, Name: "a <theme> & more"}, {Kind: scene.Talk, Name: "a talk"}, {Kind: scene.Talk, Name: "more talks", More: 7}}
	text := sheetOf(nodes, &scene.Sheet{Title: "Around <it>", Notes: []string{"since 2018"}, Foot: "dataset 0123"})
	words := ""
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if c, ok := token.(xml.CharData); ok {
			words += string(c) + "|"
		}
	}
	for _, want := range []string{"Around <it>|", "since 2018|", "dataset 0123|", "theme|", "talk|", "more that is not shown|", "+7|"} {
		if !strings.Contains(words, want) {
			t.Errorf("the sheet does not say %q: %s", want, words)
		}
	}
	if strings.Contains(words, "person|") {
		t.Error("the legend names a kind that does not occur")
	}
}

func TestSheetOfNothing(t *testing.T) {
	text := sheetOf(nil, &scene.Sheet{Title: strings.Repeat("long ", 200)})
	if strings.Contains(text, "more that") || !strings.Contains(text, "…</text>") {
		t.Errorf("%.500s", text)
	}
}
