package app

import "throughline/graph"

// The steps that a trail can take beside those of acts.go; see graph/trail.

func (a *App) kindOff(graph.Kind) bool                        { return false }
func (a *App) toggleKind(graph.Kind)                          {}
func (a *App) expanded(n uint32) bool                         { return a.view.Expanded[n] }
func (a *App) collapse(n uint32)                              {}
func (a *App) pinned(n uint32) bool                           { return false }
func (a *App) pinNode(n uint32, on bool)                      {}
func (a *App) hideNodes(list []uint32)                        {}
func (a *App) isolate(list []uint32)                          {}
func (a *App) pathsBetween(list []uint32)                     {}
func (a *App) addChosen(n uint32, in relation, list []uint32) {}
