// Package server serves the pages and the JSON API over one dataset at a
// time, which Swap replaces whole. It knows neither the store nor the loader;
// what it needs of them it declares as small interfaces.
package server
