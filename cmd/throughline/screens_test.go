package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestScreens takes the pictures that reviewers and the README look at, when
// THROUGHLINE_SCREENS names a folder. THROUGHLINE_SITE may name a server that
// runs already, with more data than the corpus.
func TestScreens(t *testing.T) {
	dir := os.Getenv("THROUGHLINE_SCREENS")
	if dir == "" {
		t.Skip("no pictures were asked for: set THROUGHLINE_SCREENS to a folder")
	}
	url := os.Getenv("THROUGHLINE_SITE")
	if url == "" {
		url = site(t)
	}
	pages := []string{"/", "/theme/service-mesh", meshPage + "&select=talk/k8s-commandments-qcon-san-francisco-2018", "/year/2018", "/themes",
		"/talk/k8s-commandments-qcon-san-francisco-2018", "/search?q=servise+mesh", "/event/qcon-san-francisco-2018", "/theme/servise-mesh"}
	if only := os.Getenv("THROUGHLINE_PAGES"); only != "" {
		pages = strings.Fields(only)
	}
	for _, page := range pages {
		for _, width := range []int64{1440, 390} {
			for _, scheme := range []string{"light", "dark"} {
				p := newTab(t)
				p.do("open", chromedp.EmulateViewport(width, 1000), p.scheme(scheme), chromedp.Navigate(url+page))
				if strings.HasPrefix(page, "/explore") {
					p.ready()
					time.Sleep(2 * time.Second) // the layout settles
				}
				picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				name := strings.Trim(strings.NewReplacer("/", "-", "?", "-", "=", "-", "&", "-").Replace(page), "-")
				if name == "" {
					name = "home"
				}
				file := filepath.Join(dir, name+"-"+strconv.FormatInt(width, 10)+"-"+scheme+".png")
				if err := os.WriteFile(file, picture, 0o644); err != nil {
					t.Fatal(err)
				}
				p.mu.Lock()
				p.errors = nil // a page of an error is a picture too
				p.mu.Unlock()
			}
		}
	}
}

// scheme emulates a preference for light or dark.
func (p *tab) scheme(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
		})
		return err
	})
}
