package related_test

import (
	"testing"

	"throughline/graph/related"
)

func TestQuestionsAreReadAsTheyAreWritten(t *testing.T) {
	g := library(t)
	talk, with := node(t, g, "talk/k8s"), node(t, g, "talk/serverless")
	for text, q := range map[string]related.Query{
		"mode=similar":                          {Talk: talk, With: related.NoNode},
		"mode=later&mute=theme&boost=speaker":   {Talk: talk, With: related.NoNode, Mode: related.Later, Weights: related.Weights{related.Themes: related.Muted, related.Speakers: related.Boosted}},
		"mode=bridge&with=talk/serverless":      {Talk: talk, With: with, Mode: related.Bridge},
		"mode=bridge":                           {Talk: talk, With: related.NoNode, Mode: related.Bridge},
		"mode=contrast&mute=line,words,kindred": {Talk: talk, With: related.NoNode, Mode: related.Contrast, Weights: related.Weights{related.Line: related.Muted, related.Words: related.Muted, related.Kindred: related.Muted}},
	} {
		if got := q.Question(g); got != text {
			t.Errorf("%q is written as %q", text, got)
		}
		if got := related.ParseQuestion(g, talk, text); got.Mode != q.Mode || got.With != q.With || got.Weights != q.Weights || got.Talk != talk {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
	if got := related.ParseQuestion(g, talk, "mode=nonsense&&with=talk/none&mute=x&other=y"); got.Mode != related.Similar || got.With != related.NoNode || got.Weights != (related.Weights{}) {
		t.Errorf("nonsense is read as %+v", got)
	}
}
