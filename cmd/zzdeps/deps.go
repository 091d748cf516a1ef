//go:build zzdeps

package main

import (
	_ "github.com/BurntSushi/toml"
	_ "github.com/a-h/templ"
	_ "github.com/agnivade/levenshtein"
	_ "github.com/andybalholm/brotli"
	_ "github.com/arran4/golang-ical"
	_ "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/iterator"
	_ "github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/graph/kv/bbolt"
	_ "github.com/cayleygraph/cayley/query/path"
	_ "github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/nquads"
	_ "github.com/chromedp/chromedp"
	_ "github.com/getkin/kin-openapi/openapi3"
	_ "github.com/getkin/kin-openapi/openapi3filter"
	_ "github.com/getkin/kin-openapi/routers/gorillamux"
	_ "github.com/hidal-go/hidalgo/kv"
	_ "github.com/hidal-go/hidalgo/kv/bbolt"
	_ "github.com/kljensen/snowball"
	_ "github.com/labstack/echo/v4"
	_ "github.com/labstack/echo/v4/middleware"
	_ "github.com/piprate/json-gold/ld"
	_ "github.com/schollz/progressbar/v3"
	_ "github.com/spf13/cobra"
	_ "github.com/yuin/goldmark"
	_ "go.etcd.io/bbolt"
	_ "go.yaml.in/yaml/v3"
	_ "golang.org/x/net/html"
	_ "golang.org/x/sync/errgroup"
	_ "golang.org/x/term"
	_ "golang.org/x/text/encoding/charmap"
	_ "golang.org/x/text/unicode/norm"
	_ "google.golang.org/protobuf/proto"
	_ "rsc.io/qr"
)

func main() {}
