package related_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"throughline/graph/text"
)

// video is what RubyEvents states of a talk.
type video struct {
	Title       string   `yaml:"title"`
	Kind        string   `yaml:"kind"`
	Date        string   `yaml:"date"`
	Description string   `yaml:"description"`
	Speakers    []string `yaml:"speakers"`
	Talks       []video  `yaml:"talks"`

	event string
}

// readRuby reads the talks of all events, those of one recording included.
func readRuby(t testing.TB) []video {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(extra(t), "data", "rubyevents-yaml", "data", "*", "*", "videos.yml"))
	if err != nil || len(files) == 0 {
		t.Skip("DID NOT RUN: no RubyEvents under THROUGHLINE_EXTRA")
	}
	slices.Sort(files)
	var out []video
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var videos []video
		if err := yaml.Unmarshal(data, &videos); err != nil {
			t.Fatal(file, err)
		}
		for _, v := range videos {
			out = append(out, v.all(filepath.Base(filepath.Dir(file)))...)
		}
	}
	return out
}

func (v video) all(event string) []video {
	v.event = event
	out := []video{v}
	for _, inner := range v.Talks {
		if inner.Date == "" {
			inner.Date = v.Date
		}
		out = append(out, inner.all(event)...)
	}
	return out
}

func rubyRecords(videos []video) []record {
	out := make([]record, len(videos))
	for i, v := range videos {
		out[i] = record{Title: v.Title, Abstract: v.Description, Speakers: v.Speakers, Pool: v.event}
	}
	return out
}

// nextTalks says which talk is the speaker's next one on the subject: at a
// later event, on one of the topics that RubyEvents lists and that fewer than
// one talk in twenty names, and not the same talk again.
func nextTalks(videos []video, topics [][]string) map[int]map[int]bool {
	named := topicsOf(videos, topics)
	count := map[int]int{}
	for _, n := range named {
		for topic := range n {
			count[topic]++
		}
	}
	bySpeaker := map[string][]int{}
	for i, v := range videos {
		if v.Date != "" && len(v.Description) >= 60 && v.Kind != "lightning_talk" {
			for _, s := range v.Speakers {
				bySpeaker[s] = append(bySpeaker[s], i)
			}
		}
	}
	truth := map[int]map[int]bool{}
	for _, talks := range bySpeaker {
		slices.SortStableFunc(talks, func(a, b int) int { return strings.Compare(videos[a].Date, videos[b].Date) })
		for k, i := range talks {
			for _, j := range talks[k+1:] {
				again := text.Slug(videos[i].Title, 0) == text.Slug(videos[j].Title, 0)
				if videos[i].event != videos[j].event && !again && shareRare(named[i], named[j], count, len(videos)/20) {
					if truth[i] == nil {
						truth[i] = map[int]bool{}
					}
					truth[i][j] = true
					break
				}
			}
		}
	}
	return truth
}

func shareRare(a, b map[int]bool, count map[int]int, limit int) bool {
	for topic := range a {
		if b[topic] && count[topic] < limit {
			return true
		}
	}
	return false
}

func topicsOf(videos []video, topics [][]string) []map[int]bool {
	out := make([]map[int]bool, len(videos))
	for i, v := range videos {
		words := " " + strings.Join(text.Words(v.Title+" . "+v.Description), " ") + " "
		out[i] = map[int]bool{}
		for topic, w := range topics {
			if strings.Contains(words, " "+strings.Join(w, " ")+" ") {
				out[i][topic] = true
			}
		}
	}
	return out
}

func readTopics(t testing.TB) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(extra(t), "data", "rubyevents-yaml", "data", "topics.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	if err := yaml.Unmarshal(data, &names); err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, name := range names {
		name, _, _ = strings.Cut(name, "(")
		out = append(out, text.Words(name))
	}
	return out
}

// TestNextTalks asks for the speaker's next talk on a subject among all later
// talks. The speakers of the talks asked about are hidden, since they would be
// the answer. The truth rests on topics named in the text, so BM25 is at home
// here: the test holds us to be as good but for chance.
func TestNextTalks(t *testing.T) {
	ours, bm25 := nextTalkFigures(t, readRuby(t), readTopics(t))
	t.Logf("BM25: %v", bm25)
	t.Logf("related: %v, ratio %.2f", ours, ours.precision/bm25.precision)
	if ours.precision < 0.95*bm25.precision || ours.reciprocal < 0.95*bm25.reciprocal {
		t.Errorf("related talks are worse than BM25: %v, %v", ours, bm25)
	}
}

func BenchmarkNextTalks(b *testing.B) {
	videos, topics := readRuby(b), readTopics(b)
	for b.Loop() {
		report(b, func(t testing.TB) (ours, bm25 figures) { return nextTalkFigures(t, videos, topics) })
	}
}

func nextTalkFigures(t testing.TB, videos []video, topics [][]string) (ours, bm25 figures) {
	truth := nextTalks(videos, topics)
	queries, tuning := draw(len(videos), func(i int) bool { return len(truth[i]) > 0 }, 500)
	_, tuned := drawElsewhere(talksElsewhere(videos), len(videos))
	queries = slices.DeleteFunc(queries, func(i int) bool { return slices.Contains(tuned, i) })
	t.Logf("%d talks", len(queries))
	later := func(i, j int) bool { return videos[j].Date > videos[i].Date && videos[j].event != videos[i].event }
	return hiddenSpeakers(t, videos, queries, tuning, truth, later)
}
