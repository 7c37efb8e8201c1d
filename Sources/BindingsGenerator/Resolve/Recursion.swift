/// Which members hold, by value and directly or not, the very type that they belong to.
///
/// A list is storage of its own, so only members that hold one object count. Every such member on a cycle is
/// boxed: which one would do depends on where one starts to look, and nobody should have to know.
enum Recursion {
    /// The strongly connected component of every node; nodes are on a cycle with each other exactly when they
    /// share one.
    ///
    /// Tarjan's algorithm, with its own stack: descriptions nest deeper than threads' stacks like.
    static func components(_ successors: [[Int]]) -> [Int] {
        var component = [Int](repeating: -1, count: successors.count)
        var order = [Int](repeating: -1, count: successors.count)
        var lowest = order
        var stack: [Int] = []
        var isOnStack = [Bool](repeating: false, count: successors.count)
        var next = 0
        var components = 0
        var frames: [(node: Int, edge: Int)] = []

        func enter(_ node: Int) {
            order[node] = next
            lowest[node] = next
            next += 1
            stack.append(node)
            isOnStack[node] = true
            frames.append((node, 0))
        }

        for root in successors.indices where order[root] < 0 {
            enter(root)
            while let (node, edge) = frames.last {
                if edge < successors[node].count {
                    frames[frames.count - 1].edge += 1
                    let target = successors[node][edge]
                    if order[target] < 0 {
                        enter(target)
                    } else if isOnStack[target] {
                        lowest[node] = min(lowest[node], order[target])
                    }
                    continue
                }
                frames.removeLast()
                if let parent = frames.last?.node {
                    lowest[parent] = min(lowest[parent], lowest[node])
                }
                if lowest[node] == order[node] {
                    var member = -1
                    while member != node, let top = stack.popLast() {
                        member = top
                        isOnStack[member] = false
                        component[member] = components
                    }
                    components += 1
                }
            }
        }
        return component
    }
}
