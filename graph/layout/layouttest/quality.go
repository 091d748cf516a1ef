package layouttest

import (
	"math"
	"slices"
)

// Stress returns the mean over pairs of nodes of ((s|pi-pj| - dij) / dij)^2, where dij is the number of edges between
// them and s the scale that makes it least. Pairs are those of about `sources` nodes with all others; pairs that are not
// connected do not count. Positions are x and y interleaved.
func Stress(n int, edges Edges, at []float32, sources int) float64 {
	adj := neighbours(n, edges)
	var sum1, sum2, pairs float64
	for _, i := range spread(n, sources) {
		dist := hops(adj, i)
		for j, d := range dist {
			if j == i || d <= 0 {
				continue
			}
			q := distance(at, i, j) / float64(d)
			sum1 += q
			sum2 += q * q
			pairs++
		}
	}
	if sum2 == 0 {
		return math.NaN()
	}
	s := sum1 / sum2
	return (s*s*sum2 - 2*s*sum1 + pairs) / pairs
}

// Preservation returns how many of the 20 nodes nearest to a node in the picture are within two edges of it, as a share
// of 20 or of as many as there are, averaged over about `samples` nodes of the last four fifths, which in Talks are talks.
func Preservation(n int, edges Edges, at []float32, samples int) float64 {
	const k = 20
	adj := neighbours(n, edges)
	var sum float64
	picked := spread(n-n/5, samples)
	for _, i := range picked {
		i += n / 5
		near := within2(adj, i)
		hit := 0
		for _, j := range nearest(n, at, i, k) {
			if near[j] {
				hit++
			}
		}
		sum += float64(hit) / float64(max(1, min(k, len(near))))
	}
	return sum / float64(len(picked))
}

func within2(adj [][]int32, i int) map[int32]bool {
	near := map[int32]bool{}
	for _, w := range adj[i] {
		near[w] = true
		for _, v := range adj[w] {
			if int(v) != i {
				near[v] = true
			}
		}
	}
	return near
}

// Hops returns the number of edges from node i to each, -1 where there is no way.
func Hops(n int, edges Edges, i int) []int { return hops(neighbours(n, edges), i) }

func neighbours(n int, edges Edges) [][]int32 {
	adj := make([][]int32, n)
	for _, e := range edges {
		adj[e[0]] = append(adj[e[0]], e[1])
		adj[e[1]] = append(adj[e[1]], e[0])
	}
	return adj
}

func spread(n, want int) []int {
	var out []int
	for i := range min(n, want) {
		out = append(out, i*n/min(n, want))
	}
	return out
}

func hops(adj [][]int32, from int) []int {
	dist := slices.Repeat([]int{-1}, len(adj))
	dist[from] = 0
	queue := []int32{int32(from)}
	for h := 0; h < len(queue); h++ {
		for _, w := range adj[queue[h]] {
			if dist[w] < 0 {
				dist[w] = dist[queue[h]] + 1
				queue = append(queue, w)
			}
		}
	}
	return dist
}

func distance(at []float32, i, j int) float64 {
	return math.Hypot(float64(at[2*i]-at[2*j]), float64(at[2*i+1]-at[2*j+1]))
}

func nearest(n int, at []float32, i, k int) []int32 {
	type near struct {
		d float64
		j int32
	}
	var best []near
	for j := range n {
		if j == i {
			continue
		}
		d := distance(at, i, j)
		if len(best) == k && d >= best[k-1].d {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, d, func(b near, d float64) int {
			if b.d <= d {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, near{d, int32(j)})
		best = best[:min(len(best), k)]
	}
	out := make([]int32, len(best))
	for a, b := range best {
		out[a] = b.j
	}
	return out
}
