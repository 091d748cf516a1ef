package layout

// adjacency is the graph as one array of neighbours: those of node i are to[off[i]:off[i+1]].
type adjacency struct {
	off []int32
	to  []int32
}

func newAdjacency(n int, edges [][2]int32) adjacency {
	off := make([]int32, n+2)
	for _, e := range edges {
		off[e[0]+2]++
		off[e[1]+2]++
	}
	for i := 2; i < len(off); i++ {
		off[i] += off[i-1]
	}
	to := make([]int32, 2*len(edges))
	for _, e := range edges {
		to[off[e[0]+1]] = e[1]
		off[e[0]+1]++
		to[off[e[1]+1]] = e[0]
		off[e[1]+1]++
	}
	return adjacency{off[:n+1], to}
}

func (a adjacency) of(i int32) []int32 { return a.to[a.off[i]:a.off[i+1]] }

// breadthFirst writes the number of edges from a node to every other into dist, -1 where there is no way, and returns
// the nodes it reached in the order it did; queue is room for them.
func (a adjacency) breadthFirst(from int32, dist, queue []int32) []int32 {
	for i := range dist {
		dist[i] = -1
	}
	dist[from] = 0
	queue = append(queue[:0], from)
	for h := 0; h < len(queue); h++ {
		v := queue[h]
		for _, w := range a.of(v) {
			if dist[w] < 0 {
				dist[w] = dist[v] + 1
				queue = append(queue, w)
			}
		}
	}
	return queue
}
