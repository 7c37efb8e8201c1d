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
        var isReported = false

        func phase(at now: Duration) -> Phase {
            guard let began, let ends, began <= now else { return .waiting }
            guard now < ends else { return .ended }
            let done: Double = (now - began) / (ends - began)
            return .running(percent: min(99, Int(100 * done)))
        }
    }

    private let rules: Rules
    private var entries: [String: Entry] = [:]
    private var waiting: [String] = []
    private var unreported: [String] = []
    /// When each slot that was ever used becomes free.
    private var busyUntil: [Duration] = []
    private var nextNumber = 0
    private var nextCleaning = Duration.zero

    init(_ rules: Rules) { self.rules = rules }

    subscript(id: String) -> Entry? { entries[id] }

    /// All tasks that aren't forgotten.
    var all: [Entry] { Array(entries.values) }

    /// Enters a task; `advance(to: now)` comes first.
    mutating func add(_ work: Work, id: String, priority: Int64 = 0, at now: Duration) {
        entries[id] = Entry(id: id, work: work, priority: priority, number: nextNumber, created: now)
        nextNumber += 1
        waiting.append(id)
    }

    /// Changes what is known of a task.
    mutating func update(_ id: String, _ change: (inout Work) -> Void) {
        guard var entry = entries[id] else { return }
        change(&entry.work)
        entries[id] = entry
    }

    /// Begins and ends what is due by `now`, and forgets what is old; returns the newly ended in that order.
    mutating func advance(to now: Duration) -> [Entry] {
        while let (id, begin) = nextStart(), begin <= now {
            let end = begin + rules.runTime
            waiting.removeAll { $0 == id }
            unreported.append(id)
            entries[id]?.began = begin
            entries[id]?.ends = end
            occupySlot(from: begin, until: end)
        }
        let ended = unreported.compactMap { entries[$0] }.filter { $0.phase(at: now) == .ended }
            .sorted { ($0.ends ?? .zero, $0.number) < ($1.ends ?? .zero, $1.number) }
        if !ended.isEmpty {
            let ids = Set(ended.map(\.id))
            unreported.removeAll { ids.contains($0) }
        }
        forget(now)
        return ended
    }

    /// Once in a while is enough: a task that is too old only takes room.
    private mutating func forget(_ now: Duration) {
        guard nextCleaning <= now else { return }
        let unreported = Set(unreported)
        entries = entries.filter { id, entry in
            guard let ends = entry.ends, !unreported.contains(id) else { return true }
            return now < ends + rules.retention
        }
        nextCleaning = now + min(.seconds(3_600), rules.retention / 4)
    }

    /// The task that begins next, and when.
    private func nextStart() -> (id: String, begin: Duration)? {
        let candidates = waiting.compactMap { entries[$0] }
        guard let earliest = candidates.map(\.created).min() else { return nil }
        let free = freeSlot.map { busyUntil[$0] } ?? .zero
        let begin = max(free, earliest + rules.queueTime)
        // Of those that may begin by then, the most urgent, and among equals the oldest.
        let next = candidates.filter { $0.created + rules.queueTime <= begin }
            .min { ($1.priority, $0.number) < ($0.priority, $1.number) }
        return next.map { ($0.id, begin) }
    }

    /// The slot that becomes free first; nil while one was never used.
    private var freeSlot: Int? {
        guard let slots = rules.slots, busyUntil.count >= slots else { return nil }
        return busyUntil.indices.min { busyUntil[$0] < busyUntil[$1] }
    }

    private mutating func occupySlot(from begin: Duration, until end: Duration) {
        guard rules.slots != nil else { return }
        if let slot = freeSlot { busyUntil[slot] = end } else { busyUntil.append(end) }
    }
}
