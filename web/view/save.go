package view

import (
	"net/url"
	"strconv"
)

// query is the address of the first view, without what came after it.
func (e Explore) query() string {
	q := url.Values{"focus": {string(e.Focus.ID)}}
	if e.From != 0 {
		q.Set("from", strconv.Itoa(e.From))
	}
	if e.To != 0 {
		q.Set("to", strconv.Itoa(e.To))
	}
	return q.Encode()
}

func (e Explore) picture() string { return "/explore.svg?" + e.query() }

func (e Explore) embed() string { return "/embed?" + e.query() }

// full is where an embedded view is the whole explorer.
func (e Explore) full() string { return "/explore?" + e.Query }
