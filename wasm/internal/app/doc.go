// Package app is the explorer as a state machine: events go in; what the page,
// the canvas and the address bar should show comes out. It knows no browser,
// so it is tested natively, and every state is the replay of a list of acts.
package app
