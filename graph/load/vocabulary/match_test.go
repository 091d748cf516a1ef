package vocabulary

import (
	"strings"
	"testing"
	"testing/fstest"

	"throughline/graph"
)

const testVocabulary = `
themes:
  - {name: programming languages}
  - {name: service mesh, aliases: [meshes of services]}
  - {name: microservices}
  - {name: caching, aliases: [cache]}
  - {name: real-time systems}
  - {name: distributed queries}
  - {name: security, context: {not: [social security, security guard]}}
technologies:
  - {name: Go, aliases: [golang, Go language], broader: [programming languages], context: {case: true, near: [golang, goroutine, compiler], not: [go to, "Ready, Set, Go"]}}
  - {name: Go modules, broader: [Go]}
  - {name: C, context: {case: true, near: [pointers]}}
  - {name: C++}
  - {name: "C#"}
  - {name: .NET}
  - {name: Node.js}
  - {name: Rails}
  - {name: Raspberry Pi}
  - {name: Kubernetes, aliases: [k8s]}
  - {name: 東京DB}
companies:
  - {name: Netflix}
`

func testMatcher(t testing.TB) *Matcher {
	t.Helper()
	v, err := Parse(fstest.MapFS{"vocabulary/a.yaml": {Data: []byte(testVocabulary)}})
	if err != nil {
		t.Fatal(err)
	}
	return NewMatcher(v)
}

func found(m *Matcher, t Text) string {
	var out []string
	for _, f := range m.Match(t) {
		out = append(out, f.Entry.ID.Slug()+"="+f.Words)
	}
	return strings.Join(out, "|")
}

func TestMatch(t *testing.T) {
	m := testMatcher(t)
	for in, want := range map[string]string{
		"A Service-Mesh for everyone":          "service-mesh=Service-Mesh",
		"servicemesh, service meshes":          "service-mesh=servicemesh",
		"service. Mesh":                        "",
		"the microservice way":                 "microservices=microservice",
		"Kubernetesを使う":                        "kubernetes=Kubernetes",
		"今日は東京DBです":                            "東京db=東京DB",
		"K8S's internals":                      "kubernetes=K8S",
		"the kubernetesque":                    "",
		"Let's go home":                        "",
		"Go home":                              "",
		"Go and its goroutines":                "go=Go",
		"where to Go to, by a compiler":        "",
		"Ready, Set, Go! A compiler":           "",
		"golang":                               "go=golang",
		"the go language":                      "go=go language",
		"Go modules and the compiler":          "go-modules=Go modules",
		"C, C++ and C#: pointers":              "c=C|c-plus-plus=C++|c-sharp=C#",
		"C is for cookie":                      "",
		"all of .NET, really":                  "dotnet=.NET",
		"the net":                              "",
		"Node.JS or node js or nodejs":         "node-js=Node.JS",
		"on rails and a rail":                  "rails=rails",
		"a rail":                               "",
		"two Raspberry Pis":                    "raspberry-pi=Raspberry Pis",
		"realtime systems; a real time system": "real-time-systems=realtime systems",
		"a distributed query":                  "distributed-queries=distributed query",
		"caches":                               "caching=caches",
		"see https://kubernetes.io/caching, or k8s.org": "",
		"asp.NET and node.js":                           "node-js=node.js",
		"Netflix":                                       "",
		"social security":                               "",
		"security, and not social security":             "security=security",
		"":                                              "",
	} {
		if got := found(m, Text{Abstract: in}); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func TestMatchFields(t *testing.T) {
	m := testMatcher(t)
	if got := found(m, Text{Title: "service", Subtitle: "mesh"}); got != "" {
		t.Errorf("a match spans two fields: %s", got)
	}
	if got := found(m, Text{Title: "Why Go?", Tags: []string{"compiler"}}); got != "go=Go" {
		t.Errorf("a tag is no context: %q", got)
	}
	got := m.Match(Text{Title: "caching", Abstract: "Cache it."})
	if len(got) != 1 || got[0].Field != InTitle || got[0].Words != "caching" {
		t.Errorf("got %+v", got)
	}
	if got := NewMatcher(nil).Match(Text{Title: "Go"}); got != nil {
		t.Errorf("a nil vocabulary matches %v", got)
	}
}

func TestMistakesAreReported(t *testing.T) {
	_, err := Parse(fstest.MapFS{
		"vocabulary/a.yaml": {Data: []byte("themes:\n  - {name: a, broader: [b, nothing]}\n  - {name: b, broader: [a]}\n  - {nam: c}\n")},
		"vocabulary/b.yaml": {Data: []byte("themes:\n  - {name: A}\ntechnologies: {}\n")},
		"vocabulary/c.yaml": {Data: []byte("themes: [\n")},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"vocabulary/a.yaml:2:28: broader names nothing, which no file of the vocabulary has",
		"vocabulary/a.yaml:2: a is broader than itself by its broader links",
		`vocabulary/a.yaml:4:6: an entry has no field "nam"; allowed here are name, aliases, definition, broader, context`,
		"vocabulary/a.yaml:4:5: an entry has no name",
		"vocabulary/b.yaml:2:5: A is there already, at vocabulary/a.yaml:2",
		"vocabulary/b.yaml:3:15: technologies is not a list",
		"vocabulary/c.yaml:1",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
}

func TestResolve(t *testing.T) {
	v := testMatcher(t).v
	for name, want := range map[string]string{"GO": "technology/go", "Golang": "technology/go", "node-js": "technology/node-js", "nothing": ""} {
		got := ""
		if e := v.Resolve(graph.Technology, name); e != nil {
			got = string(e.ID)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	if v.Entry("theme/caching") == nil || v.Entry("theme/none") != nil {
		t.Error("Entry does not find by id")
	}
}

func FuzzMatch(f *testing.F) {
	m := testMatcher(f)
	f.Add("Go C++ .NET K8s's service-mesh 東京DB a+b+#")
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range m.Match(Text{Title: s, Abstract: s}) {
			if !strings.Contains(s, found.Words) || found.Words == "" {
				t.Errorf("%q is not in %q", found.Words, s)
			}
		}
	})
}
