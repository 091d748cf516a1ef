package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"

	"throughline/server"
)

// question is what a command asks of the server that holds the store.
type question struct {
	method string
	path   string // below the address of the server, escaped
	query  url.Values
	body   io.Reader
	sends  string // the media type of the body
	wants  string // of the answer, where the server has several
}

// ask shows the server at an address the token, asks it, and returns the
// answer, whose body the caller closes. An answer that is not 200 is an error,
// in the words of the server where it has some.
func (q question) ask(ctx context.Context, address string) (*http.Response, error) {
	target, err := url.Parse(address)
	if err != nil || target.Host == "" {
		return nil, usageError("--server %s: the address of a server, such as http://127.0.0.1:8080", address)
	}
	target = target.JoinPath(q.path)
	target.RawQuery = q.query.Encode()
	req, err := http.NewRequestWithContext(ctx, q.method, target.String(), q.body)
	if err != nil {
		return nil, err
	}
	token := os.Getenv(tokenVariable)
	if token != "" {
		token = "Bearer " + token
	}
	for name, value := range map[string]string{"Authorization": token, "Content-Type": q.sends, "Accept": q.wants} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	resp, err := http.DefaultClient.Do(req)
	var failed *url.Error
	if errors.As(err, &failed) { // its text holds the whole query
		err = failed.Err
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w; is the server running?", address, err)
	}
	if resp.StatusCode == http.StatusOK {
		return resp, nil
	}
	defer resp.Body.Close()
	var p server.Problem
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil || p.Detail == "" {
		return nil, fmt.Errorf("%s: the server answered %s", address, resp.Status)
	}
	return nil, errors.New(p.Detail)
}
