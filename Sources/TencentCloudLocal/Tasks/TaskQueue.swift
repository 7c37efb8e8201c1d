/// Tasks that pass through their states as time goes by.
///
/// No thread moves them: whoever looks says what time it is, and `advance(to:)` makes up for what happened
/// since. Tasks enter in the order of time, so what was decided for an earlier moment stays true.
struct TaskQueue<Work: Sendable>: Sendable {
    /// How tasks are run.
    struct Rules: Sendable {
        /// Between a task's creation and the earliest moment it may begin.
        var queueTime: Duration
        /// Between its begin and its end.
        var runTime: Duration
        /// How many run at once; nil is any number.
        var slots: Int?
        /// How long an ended task is remembered.
        var retention: Duration
    }

    /// Where a task stands.
    enum Phase: Sendable, Equatable {
        case waiting
        /// `percent` is 0 to 99.
        case running(percent: Int)
        case ended
    }

    /// A task and its times, which count from 1970.
    struct Entry: Sendable {
        var id: String
        var work: Work
        var priority: Int64
        var number: Int
        var created: Duration
        var began: Duration?
        /// When it ended or is going to.
        var ends: Duration?

        func phase(at now: Duration) -> Phase {
            guard let began, let ends, began <= now else { return .waiting }
            guard now < ends else { return .ended }
            let done: Double = (now - began) / (ends - began)
            return .running(percent: min(99, Int(100 * done)))
        }
    }

    private let rules: Rules
    private var entries: [String: Entry] = [:]
    /// Those whose time to wait isn't over, as they came.
    private var queued = Queue<String>()
    /// Those that begin when a slot is free.
    private var ready = Heap<Ready>()
    /// Those that have begun, in the order in which they end.
    private var running = Queue<String>()
    /// When each slot that was ever used becomes free.
    private var busyUntil = Heap<Duration>()
    /// No task begins before those that have begun.
    private var latestBegin = Duration.zero
    private var nextNumber = 0
    private var nextCleaning = Duration.zero

    private struct Ready: Comparable, Sendable {
        var id: String
        var priority: Int64
        var number: Int

        static func < (left: Self, right: Self) -> Bool {
            (right.priority, left.number) < (left.priority, right.number)
        }
    }

    init(_ rules: Rules) { self.rules = rules }

    subscript(id: String) -> Entry? { entries[id] }

    /// All tasks that aren't forgotten.
    var all: [Entry] { Array(entries.values) }

    /// Forgets all of them, and knows others in their place, in the order in which they came.
    mutating func replaceAll(by others: [Entry] = []) {
        self = Self(rules)
        for var entry in others {
            entry.number = nextNumber
            nextNumber += 1
            entries[entry.id] = entry
            if entry.began == nil { queued.append(entry.id) }
        }
        let begun = others.filter { $0.began != nil }
        for entry in begun.sorted(by: { ($0.ends ?? .zero) < ($1.ends ?? .zero) }) {
            latestBegin = max(latestBegin, entry.began ?? .zero)
            running.append(entry.id)
            if let end = entry.ends { occupySlot(until: end) }
        }
    }

    /// Enters a task; `advance(to: now)` comes first.
    mutating func add(_ work: Work, id: String, priority: Int64 = 0, at now: Duration) {
        entries[id] = Entry(id: id, work: work, priority: priority, number: nextNumber, created: now)
        nextNumber += 1
        queued.append(id)
    }

    /// Changes what is known of a task.
    mutating func update(_ id: String, _ change: (inout Work) -> Void) {
        guard var entry = entries.removeValue(forKey: id) else { return }
        change(&entry.work)
        entries[id] = entry
    }

    /// Begins and ends what is due by `now`, and forgets what is old; returns the newly ended in that order.
    mutating func advance(to now: Duration) -> [Entry] {
        while let begin = nextBegin(), begin <= now { self.begin(at: begin) }
        var ended: [Entry] = []
        while let id = running.first, let entry = entries[id], entry.phase(at: now) == .ended {
            running.removeFirst()
            ended.append(entry)
        }
        forget(now)
        return ended.sorted { ($0.ends ?? .zero, $0.number) < ($1.ends ?? .zero, $1.number) }
    }

    /// Once in a while is enough: a task that is too old only takes room.
    private mutating func forget(_ now: Duration) {
        guard nextCleaning <= now else { return }
        entries = entries.filter { _, entry in
            // What ends only now is told first.
            guard let ends = entry.ends, ends <= now else { return true }
            return now < ends + rules.retention
        }
        nextCleaning = now + min(.seconds(3_600), rules.retention / 4)
    }

    /// When the next task begins.
    private func nextBegin() -> Duration? {
        let free = isFull ? busyUntil.first ?? .zero : .zero
        if ready.first != nil { return max(free, latestBegin) }
        return queued.first.flatMap { entries[$0] }.map { max(free, $0.created + rules.queueTime) }
    }

    private mutating func begin(at begin: Duration) {
        // Of those that may begin by then, the most urgent, and among equals the oldest.
        while let id = queued.first, let entry = entries[id], entry.created + rules.queueTime <= begin {
            queued.removeFirst()
            ready.insert(Ready(id: id, priority: entry.priority, number: entry.number))
        }
        guard let next = ready.removeFirst() else { return }
        let end = begin + rules.runTime
        latestBegin = begin
        entries[next.id]?.began = begin
        entries[next.id]?.ends = end
        running.append(next.id)
        occupySlot(until: end)
    }

    /// Takes the slot that is free first.
    private mutating func occupySlot(until end: Duration) {
        guard rules.slots != nil else { return }
        if isFull { _ = busyUntil.removeFirst() }
        busyUntil.insert(end)
    }

    /// Whether each slot was used before.
    private var isFull: Bool { rules.slots.map { busyUntil.count >= $0 } ?? false }
}
