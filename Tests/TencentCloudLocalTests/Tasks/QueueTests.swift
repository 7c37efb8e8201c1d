import Testing

@testable import TencentCloudLocal

@Suite struct QueueTests {
    @Test func firstInFirstOut() {
        var queue = Queue<Int>()
        var expected = 0
        for number in 0..<1_000 {
            queue.append(number)
            guard number % 3 == 0 else { continue }
            #expect(queue.first == expected)
            queue.removeFirst()
            expected += 1
        }
        #expect(Array(queue.all) == Array(expected..<1_000))
    }

    @Test func theLeastComesOutFirst() {
        var heap = Heap<Int>()
        let numbers = (0..<500).map { $0 * 7_919 % 503 }
        for number in numbers { heap.insert(number) }
        var sorted: [Int] = []
        while let number = heap.removeFirst() { sorted.append(number) }
        #expect(sorted == numbers.sorted())
        #expect(heap.first == nil && heap.count == 0)
    }
}
