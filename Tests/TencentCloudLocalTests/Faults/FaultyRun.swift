import Foundation
import Synchronization
import TencentCloudMPS
import TencentCloudVOD

@testable import TencentCloudLocal
@testable import TencentCloudRuntime

/// Thousands of creates at a service that fails at random, and what came of each.
struct FaultyRun {
    /// How a create ended for whoever asked for it.
    enum End: Sendable {
        case created(taskID: String)
        /// The error says that nothing was done.
        case refused
        /// The error says that something may have been done.
        case uncertain
        /// The error says that the task exists, but not its id.
        case accepted
        case cancelled

        var name: String {
            if case .created = self { "created" } else { "\(self)" }
        }
    }

    /// What is multiplied by `TENCENTCLOUD_FAULTS_SCALE` is proved on a larger scale by `.ci/checks/faults`.
    static let scale = Int(ProcessInfo.processInfo.environment["TENCENTCLOUD_FAULTS_SCALE"] ?? "") ?? 1

    /// By the number of the ask.
    var ends: [Int: End] = [:]
    /// All that could be seen of the run: descriptions, events, errors.
    var diary: Diary
    var billed: [LocalTask]
    var statistics: LocalServiceStatistics

    enum Service: String, CaseIterable, Sendable { case mps, vod }

    /// - Parameter cancelling: Every so many asks are cancelled at some moment; 0 is none.
    static func run(
        _ service: Service, asks: Int, plan: FaultPlan, cancelling: Int = 0
    ) async throws -> FaultyRun {
        let credentials = Credentials(
            secretID: "AKIDofFaultyRuns", secretKey: "secretKeyOfFaultyRuns", token: "tokenOfFaultyRuns")
        let local = try LocalService.start(
            LocalServiceOptions(
                credentials: credentials, taskDuration: .zero, queueDuration: .zero,
                limitsRequestRate: false, faults: plan))
        defer { local.stop() }
        let diary = Diary(secrets: credentials)
        var configuration = local.configuration
        configuration.credentials = Rotating(credentials: credentials)
        configuration.transport = diary.watching(freshTransport())
        configuration.observer = diary
        configuration.timeouts = Timeouts(
            connect: .seconds(1), call: .seconds(30), attempt: .seconds(1))
        configuration.retry = RetryPolicy(
            attempts: 6, baseDelay: .milliseconds(2), throttledBaseDelay: .milliseconds(2),
            longestDelay: .milliseconds(20), budget: RetryBudget(reserve: 1_000_000))
        configuration.maximumResponseBytes = 64 << 10
        for value: Any in [credentials, configuration, local.configuration, MPSClient(configuration)] {
            diary.note(value)
        }
        let client = Client(service: service, configuration: configuration)

        let lanes = 24
        let ends = await withTaskGroup(of: [(Int, End)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var ends: [(Int, End)] = []
                    for number in stride(from: lane, to: asks, by: lanes) {
                        let isCancelled = cancelling > 0 && number % cancelling == 0
                        ends.append(
                            (number, await ask(number, client, diary, cancelled: isCancelled)))
                    }
                    return ends
                }
            }
            return await group.reduce(into: [Int: End]()) { all, lane in
                for (number, end) in lane { all[number] = end }
            }
        }
        return FaultyRun(ends: ends, diary: diary, billed: local.tasks, statistics: local.statistics)
    }

    static func prompt(_ number: Int) -> String { "ask \(number)" }

    private static func ask(_ number: Int, _ client: Client, _ diary: Diary, cancelled: Bool) async -> End {
        let call = Task { try await client.create(prompt(number)) }
        if cancelled {
            for _ in 0..<(number % 7) { await Task.yield() }
            call.cancel()
        }
        do {
            return .created(taskID: try await call.value)
        } catch {
            diary.note(error)
            switch error {
            case is AlreadyAcceptedError: return .accepted
            case is CancellationError: return .cancelled
            default:
                return (error as? any TencentCloudError)?.mayHaveTakenEffect ?? true ? .uncertain : .refused
            }
        }
    }

    private struct Client {
        var service: Service
        var configuration: ClientConfiguration

        func create(_ prompt: String) async throws -> String {
            switch service {
            case .mps:
                return try await MPSClient(configuration).createAigcImageTask(.init(prompt: prompt)).taskID
            case .vod:
                var request = VOD.CreateAigcImageTaskRequest(
                    subAppID: 251_007_502, modelName: .kling, modelVersion: "3.0")
                request.prompt = prompt
                return try await VODClient(configuration).createAigcImageTask(request).taskID
            }
        }
    }

    /// Hands out the same key with another expiration each time: others than those that were refused.
    private struct Rotating: CredentialsProvider {
        var credentials: Credentials

        func credentials() async throws -> Credentials { credentials }

        func credentials(replacing stale: Credentials) async throws -> Credentials {
            var fresh = credentials
            fresh.expiration = (stale.expiration ?? 4_102_444_800) + 1
            return fresh
        }
    }
}

extension FaultPlan {
    /// All kinds, each often enough, and none of them slow.
    static func quick(_ probability: Double, seed: UInt64) -> FaultPlan {
        var plan = FaultPlan.all(probability, seed: seed)
        plan.refusalTime = .milliseconds(15)
        plan.dripTime = .milliseconds(20)
        plan.oversize = 1 << 20
        // Each costs its caller a whole time limit.
        plan.probabilities[.stalledReply] = 0.01
        return plan
    }
}
